package dev.wonflow.api.json;

import dev.wonflow.api.problem.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Whole days in Seoul.
 *
 * @param from the first day
 * @param to the last day, included
 */
public record Period(LocalDate from, LocalDate to) {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

  /** Without a bound where none is sent. */
  public static Period of(@Nullable String from, @Nullable String to) {
    return of(from, to, new Period(FIRST, LAST));
  }

  /** The usual bound where none is sent. */
  public static Period of(@Nullable String from, @Nullable String to, Period usual) {
    LocalDate first = from == null ? usual.from : date("from", from);
    LocalDate last = to == null ? usual.to : date("to", to);
    if (last.isBefore(first)) {
      throw Require.invalid("to", "not before from");
    }
    return new Period(first, last);
  }

  /** When the first day begins. */
  public OffsetDateTime start() {
    return from.atStartOfDay(SeoulTime.ZONE).toInstant().atOffset(ZoneOffset.UTC);
  }

  /** When the day after the last one begins. */
  public OffsetDateTime end() {
    return to.plusDays(1).atStartOfDay(SeoulTime.ZONE).toInstant().atOffset(ZoneOffset.UTC);
  }

  /** A moment with its offset, as in {@code 2026-11-20T09:00:00+09:00}; not one to come. */
  public static Instant past(String field, String sent, Instant now) {
    try {
      Instant at = OffsetDateTime.parse(sent).toInstant();
      if (at.isAfter(now)) {
        throw Require.invalid(field, "a time that has passed");
      }
      return at;
    } catch (DateTimeParseException e) {
      throw Require.invalid(field, "a time with its offset such as 2026-11-20T09:00:00+09:00");
    }
  }

  private static LocalDate date(String field, String sent) {
    try {
      LocalDate date = LocalDate.parse(sent);
      if (date.isBefore(FIRST) || date.isAfter(LAST)) {
        throw Require.invalid(field, "from 2000-01-01 to 2999-12-31");
      }
      return date;
    } catch (DateTimeParseException e) {
      throw Require.invalid(field, "a day such as 2026-11-20");
    }
  }
}
