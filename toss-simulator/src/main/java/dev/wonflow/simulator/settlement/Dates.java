package dev.wonflow.simulator.settlement;

import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.gateway.TossError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Dates as Toss takes them in a query: Korean time without an offset. */
final class Dates {
  private Dates() {}

  static LocalDate date(@Nullable String text) {
    try {
      return LocalDate.parse(required(text));
    } catch (DateTimeException malformed) {
      throw new TossError("INVALID_ISO_DATE_FORMAT", malformed);
    }
  }

  /** A date alone is its midnight. */
  static Instant start(@Nullable String text) {
    try {
      var value = required(text);
      var time =
          value.length() == 10 ? LocalDate.parse(value).atStartOfDay() : LocalDateTime.parse(value);
      return time.atZone(SeoulTime.ZONE).toInstant();
    } catch (DateTimeException malformed) {
      throw new TossError("INVALID_ISO_DATE_FORMAT", malformed);
    }
  }

  /** The first moment that no longer belongs to it: the second that was named still does. */
  static Instant end(@Nullable String text) {
    var end = start(text);
    return required(text).length() == 10 ? end : end.plusSeconds(1);
  }

  private static String required(@Nullable String text) {
    if (text == null) {
      throw new TossError("INVALID_REQUEST");
    }
    return text;
  }
}
