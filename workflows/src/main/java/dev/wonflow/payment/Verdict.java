package dev.wonflow.payment;

import dev.wonflow.toss.TossPayment;
import org.jspecify.annotations.Nullable;

/** What Toss's word means for a payment. Never written to a history. */
sealed interface Verdict {
  /** Toss holds the money: the books follow. */
  record Charged(TossPayment payment) implements Verdict {}

  /** Toss opened an account; the money may come. */
  record DepositAwaited(TossPayment payment) implements Verdict {}

  /** Nothing was charged, and nothing will be. */
  record Ended(PaymentStatus status, @Nullable Failure failure) implements Verdict {}

  /** Toss has not said anything that decides. */
  record Undecided() implements Verdict {}
}
