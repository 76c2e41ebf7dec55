package dev.wonflow.refund;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.Failure;
import dev.wonflow.toss.TossCancel;

/** What Toss's word means for a refund. Never written to a history. */
sealed interface RefundVerdict {
  /** Toss gave the money back: the books follow. */
  record Canceled(TossCancel cancel) implements RefundVerdict {}

  /** Nothing went back, and nothing will. */
  record Denied(Failure failure) implements RefundVerdict {}

  /** The bank is closed. */
  record Closed(String tossCode, String message) implements RefundVerdict {}

  /** Toss has not said anything that decides. */
  record Undecided(ErrorCode code, String words) implements RefundVerdict {}
}
