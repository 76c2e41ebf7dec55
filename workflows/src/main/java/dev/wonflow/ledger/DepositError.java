package dev.wonflow.ledger;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import java.time.Instant;

/**
 * The bank took back a deposit that is in the books.
 *
 * @param occurrence from 1; the n-th deposit of the payment, so that no later one is reversed
 * @param seenAt when Toss showed it; it does not say when that happened
 */
public record DepositError(
    PaymentId paymentId, PaymentKey paymentKey, int occurrence, Instant seenAt) {
  /** The journal's key. */
  public String journalKey() {
    return "deposit-error:" + paymentKey + ":" + occurrence;
  }

  /** The key of the capture that it reverses. */
  public String captureKey() {
    return Capture.journalKey(paymentKey, occurrence);
  }
}
