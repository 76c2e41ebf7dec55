package dev.wonflow.payout;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When Toss pays out: at once on business days from 08:00 to 15:00 in Seoul, planned ones about
 * 09:00 of a later business day (API 2022-11-16). A holiday that the table lacks is learnt from
 * Toss's refusal, which leads to the next day.
 */
final class Slot {
  /** Korea has no daylight saving time. */
  private static final ZoneOffset SEOUL = ZoneOffset.ofHours(9);

  /** One minute for clocks that differ, at both ends. */
  private static final LocalTime OPENS = LocalTime.of(8, 1);

  private static final LocalTime CLOSES = LocalTime.of(14, 59);
  private static final LocalTime PLANNED_AT = LocalTime.of(9, 0);

  private Slot() {}

  /** That moment where it is in a slot and the seller's bank is open, else the next such one. */
  static Instant from(Instant moment, Hours hours) {
    Instant opens = hours.bankOpens();
    OffsetDateTime then = (opens != null && opens.isAfter(moment) ? opens : moment).atOffset(SEOUL);
    LocalDate day = then.toLocalDate();
    if (isBusinessDay(day, hours) && then.toLocalTime().isBefore(CLOSES)) {
      return then.toLocalTime().isBefore(OPENS) ? opening(day) : then.toInstant();
    }
    return opening(businessDay(day.plusDays(1), hours));
  }

  /** The beginning of the first slot after a refusal, holidays left aside. */
  static Instant after(Instant refused) {
    OffsetDateTime then = refused.atOffset(SEOUL);
    boolean today = then.toLocalTime().isBefore(OPENS);
    LocalDate day = then.toLocalDate().plusDays(today ? 0 : 1);
    while (isWeekend(day)) {
      day = day.plusDays(1);
    }
    return opening(day);
  }

  /** The business day on which Toss shall pay; null where that is not after today: at once. */
  static @Nullable LocalDate planned(@Nullable LocalDate wished, Instant now, Hours hours) {
    LocalDate day = wished == null ? null : businessDay(wished, hours);
    return day != null && day.isAfter(now.atOffset(SEOUL).toLocalDate()) ? day : null;
  }

  /** When Toss begins what is planned for a day. */
  static Instant begins(LocalDate day) {
    return day.atTime(PLANNED_AT).toInstant(SEOUL);
  }

  private static LocalDate businessDay(LocalDate from, Hours hours) {
    LocalDate day = from;
    while (!isBusinessDay(day, hours)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static boolean isBusinessDay(LocalDate day, Hours hours) {
    return !isWeekend(day) && !hours.holidays().contains(day);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static Instant opening(LocalDate day) {
    return day.atTime(OPENS).toInstant(SEOUL);
  }
}
