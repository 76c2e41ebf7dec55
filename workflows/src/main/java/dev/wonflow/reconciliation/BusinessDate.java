package dev.wonflow.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days as Korean shops and Toss count them, wherever the program runs. */
final class BusinessDate {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private BusinessDate() {}

  /** The day before the one on which a schedule fired: the last one that is over. */
  static LocalDate before(Instant firing) {
    return firing.atZone(SEOUL).toLocalDate().minusDays(1);
  }
}
