package dev.wonflow.api.payout;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.problem.Require;
import java.time.LocalDate;
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
    return payOn == null
        ? null
        : Require.day("payOn", payOn, today.plusDays(1), today.plusDays(MOST_DAYS), DAY);
  }
}
