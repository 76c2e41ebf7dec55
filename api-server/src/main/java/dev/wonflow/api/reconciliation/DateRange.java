package dev.wonflow.api.reconciliation;

import dev.wonflow.api.problem.Require;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days in Seoul, both ends included.
 *
 * @param to not later than today; at most 31 days in all
 */
record DateRange(LocalDate from, LocalDate to) {
  private static final int MOST_DAYS = 31;

  static DateRange of(@Nullable String from, @Nullable String to, LocalDate today) {
    LocalDate first = date("from", from);
    LocalDate last = date("to", to);
    if (last.isBefore(first) || !last.isBefore(first.plusDays(MOST_DAYS))) {
      throw Require.invalid("to", "1 to 31 days from the first");
    }
    if (last.isAfter(today)) {
      throw Require.invalid("to", "not later than today in Seoul");
    }
    return new DateRange(first, last);
  }

  /** A day such as 2026-11-20. */
  static LocalDate date(String field, @Nullable String value) {
    try {
      return LocalDate.parse(value == null ? "" : value);
    } catch (DateTimeParseException malformed) {
      throw Require.invalid(field, "a date such as 2026-11-20");
    }
  }

  List<LocalDate> days() {
    return from.datesUntil(to.plusDays(1)).toList();
  }

  @Override
  public String toString() {
    return from + "/" + to;
  }
}
