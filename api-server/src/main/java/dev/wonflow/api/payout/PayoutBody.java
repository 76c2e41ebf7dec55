package dev.wonflow.api.payout;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.problem.Require;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What finance asks for.
 *
 * @param payOn a day in Seoul such as {@code 2026-12-01}, after today and within 350 days; where
 *     that is no business day the next one counts. Left out: as soon as banks are open
 */
record PayoutBody(@Nullable String sellerId, @Nullable Amount amount, @Nullable String payOn) {
  private static final String DAY = "a day after today, within 350 days, such as 2026-12-01";

  /** Toss takes a year; the next business day has to lie within it too. */
  private static final int MOST_DAYS = 350;

  @Nullable LocalDate day(LocalDate today) {
    if (payOn == null) {
      return null;
    }
    LocalDate day = parsed(payOn);
    if (!day.isAfter(today) || day.isAfter(today.plusDays(MOST_DAYS))) {
      throw Require.invalid("payOn", DAY);
    }
    return day;
  }

  private static LocalDate parsed(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Require.invalid("payOn", DAY);
    }
  }
}
