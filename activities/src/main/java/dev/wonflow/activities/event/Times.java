package dev.wonflow.activities.event;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as the public JSON writes them. */
public final class Times {
  private static final DateTimeFormatter SEOUL =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneId.of("Asia/Seoul"));

  private Times() {}

  /** ISO-8601 with the offset of Seoul. */
  public static String inSeoul(Instant instant) {
    return SEOUL.format(instant);
  }
}
