package dev.wonflow.activities.risk;

import dev.wonflow.payment.PaymentRequest;

/**
 * Decides about a payment before Toss's window opens; runs before the transaction that stores it.
 */
public interface RiskPolicy {
  /** What the policy thinks of a payment that is not stored yet. */
  RiskVerdict check(PaymentRequest request);
}
