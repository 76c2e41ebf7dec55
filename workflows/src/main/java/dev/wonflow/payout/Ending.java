package dev.wonflow.payout;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.Failure;
import org.jspecify.annotations.Nullable;

/**
 * How a payout that held money ends.
 *
 * @param status COMPLETED, FAILED or CANCELED
 */
record Ending(PayoutStatus status, @Nullable String tossPayoutId, @Nullable Failure failure) {
  static Ending completed(String tossPayoutId) {
    return new Ending(PayoutStatus.COMPLETED, tossPayoutId, null);
  }

  /**
   * Called off.
   *
   * @param tossPayoutId null where Toss never had it
   */
  static Ending canceled(@Nullable String tossPayoutId) {
    return new Ending(PayoutStatus.CANCELED, tossPayoutId, null);
  }

  /** Toss's definite no. */
  static Ending failed(@Nullable String tossPayoutId, @Nullable String tossCode) {
    ErrorCode code =
        "FORBIDDEN_SELLER_PAYOUT".equals(tossCode)
            ? ErrorCode.SELLER_NOT_PAYABLE
            : ErrorCode.DECLINED;
    return new Ending(
        PayoutStatus.FAILED, tossPayoutId, new Failure(code, tossCode, code.meaning(), null));
  }
}
