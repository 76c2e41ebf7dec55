package dev.wonflow.api.payout;

import dev.wonflow.api.problem.Require;
import org.jspecify.annotations.Nullable;

/**
 * Why a completed payout counts as returned.
 *
 * @param evidence what proves it, such as the line of the bank's statement; 1 to 500 characters
 * @param reason up to 500 characters
 */
record ReturnBody(@Nullable String evidence, @Nullable String reason) {
  private static final int MOST = 500;

  ReturnBody required() {
    return new ReturnBody(
        Require.text("evidence", evidence, 1, MOST),
        reason == null ? null : Require.text("reason", reason, 0, MOST));
  }
}
