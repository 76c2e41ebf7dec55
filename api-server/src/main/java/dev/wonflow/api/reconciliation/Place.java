package dev.wonflow.api.reconciliation;

import dev.wonflow.api.problem.Require;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A place in the list of runs: before this run of this date. */
record Place(LocalDate date, int run) {
  private static final Place BEGINNING = new Place(LocalDate.of(9999, 12, 31), Integer.MAX_VALUE);

  static Place parse(@Nullable String text) {
    if (text == null) {
      return BEGINNING;
    }
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}\\.\\d{1,6}")) {
      throw Require.invalid("after", "a `next` of an earlier answer");
    }
    int dot = text.indexOf('.');
    return new Place(
        DateRange.date("after", text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  @Override
  public String toString() {
    return date + "." + run;
  }
}
