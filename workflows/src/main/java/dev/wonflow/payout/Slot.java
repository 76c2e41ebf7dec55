package dev.wonflow.payout;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * When Toss pays out at once: on business days from 08:00 to 15:00 in Seoul. Holidays are learnt
 * from Toss's refusal, which leads to the next day.
 */
final class Slot {
  /** Korea has no daylight saving time. */
  private static final ZoneOffset SEOUL = ZoneOffset.ofHours(9);

  /** One minute for clocks that differ. */
  private static final LocalTime OPENS = LocalTime.of(8, 1);

  private Slot() {}

  /** The beginning of the first slot after a refusal. */
  static Instant after(Instant refused) {
    OffsetDateTime then = refused.atOffset(SEOUL);
    LocalDate day = then.toLocalDate();
    if (!then.toLocalTime().isBefore(OPENS)) {
      day = day.plusDays(1);
    }
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.plusDays(1);
    }
    return day.atTime(OPENS).toInstant(SEOUL);
  }
}
