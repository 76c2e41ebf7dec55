package dev.wonflow.payout;

import dev.wonflow.id.PayoutId;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import java.time.Instant;

/**
 * What finance asks for, and the input of the payout's workflow.
 *
 * @param client whose API key asked
 * @param requestedBy the person, who may not approve it
 * @param fingerprint what the request said, to refuse another one under the same key
 * @param approvalAbove a larger amount needs a second person
 * @param waits how long the workflow waits for what
 */
public record PayoutRequest(
    PayoutId payoutId,
    String client,
    SellerId sellerId,
    Money amount,
    String requestedBy,
    String fingerprint,
    Money approvalAbove,
    Instant requestedAt,
    PayoutWaits waits) {

  boolean needsApproval() {
    return amount.compareTo(approvalAbove) > 0;
  }
}
