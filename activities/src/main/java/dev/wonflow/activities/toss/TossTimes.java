package dev.wonflow.activities.toss;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Times as Toss writes them: with an offset, or else in Seoul. */
final class TossTimes {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private TossTimes() {}

  /**
   * Reads a time.
   *
   * @throws java.time.DateTimeException if it is not one
   */
  static Instant read(String text) {
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return time instanceof LocalDateTime local
        ? local.atZone(SEOUL).toInstant()
        : Instant.from(time);
  }

  static @Nullable Instant readOptional(@Nullable String text) {
    return text == null ? null : read(text);
  }
}
