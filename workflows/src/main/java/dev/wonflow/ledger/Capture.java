package dev.wonflow.ledger;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Toss charged the buyer.
 *
 * @param occurrence from 1; the n-th deposit after a deposit error
 * @param method Toss's word for the means of payment
 * @param secretDigest digest of what a deposit's webhook has to know
 */
public record Capture(
    PaymentId paymentId,
    PaymentKey paymentKey,
    Money amount,
    int occurrence,
    Instant approvedAt,
    @Nullable String method,
    @Nullable String secretDigest) {

  /** The journal's key: Toss's own, so that whoever sees the charge first books it, once. */
  public String journalKey() {
    return journalKey(paymentKey, occurrence);
  }

  /** The key of the n-th charge under a paymentKey. */
  public static String journalKey(PaymentKey paymentKey, int occurrence) {
    return "capture:" + paymentKey + (occurrence > 1 ? ":" + occurrence : "");
  }
}
