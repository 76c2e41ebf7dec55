package dev.wonflow.ledger;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.RefundId;
import dev.wonflow.toss.TossCancel;

/**
 * Toss gave a part of a charge back.
 *
 * @param refundId whose orders say how it is split
 */
public record Reversal(PaymentId paymentId, RefundId refundId, TossCancel cancel) {
  /** The journal's key: Toss's own, so that whoever sees the cancel first books it, once. */
  public String journalKey() {
    return "cancel:" + cancel.transactionKey();
  }
}
