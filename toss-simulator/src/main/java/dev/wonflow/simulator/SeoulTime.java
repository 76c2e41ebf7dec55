package dev.wonflow.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Toss's way to write time: Korean, whole seconds, {@code +09:00}. */
public final class SeoulTime {
  public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private SeoulTime() {}

  public static String text(Instant instant) {
    return OFFSET.format(at(instant));
  }

  public static ZonedDateTime at(Instant instant) {
    return instant.atZone(ZONE);
  }

  public static LocalDate date(Instant instant) {
    return at(instant).toLocalDate();
  }

  /**
   * As webhooks of payments carry it: no offset, up to six digits of fraction, trailing zeros cut.
   */
  public static String localWithFraction(Instant instant) {
    return LOCAL.format(at(instant));
  }
}
