package dev.wonflow.payout;

import dev.wonflow.id.PayoutId;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What finance asks for, and the input of the payout's workflow.
 *
 * @param client whose API key asked
 * @param requestedBy the person, who may not approve it
 * @param fingerprint what the request said, to refuse another one under the same key
 * @param approvalAbove a larger amount needs a second person
 * @param payOn the day in Seoul on which it shall be paid, or the next business day; null: as soon
 *     as banks are open
 * @param waits how long the workflow waits for what
 * @param progress what an earlier run of the same payout already knew
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
    PayoutWaits waits,
    @Nullable LocalDate payOn,
    @Nullable PayoutProgress progress) {

  /** What finance asks for. */
  public PayoutRequest(
      PayoutId payoutId,
      String client,
      SellerId sellerId,
      Money amount,
      String requestedBy,
      String fingerprint,
      Money approvalAbove,
      Instant requestedAt,
      PayoutWaits waits,
      @Nullable LocalDate payOn) {
    this(
        payoutId,
        client,
        sellerId,
        amount,
        requestedBy,
        fingerprint,
        approvalAbove,
        requestedAt,
        waits,
        payOn,
        null);
  }

  PayoutRequest continued(PayoutProgress newProgress) {
    return new PayoutRequest(
        payoutId,
        client,
        sellerId,
        amount,
        requestedBy,
        fingerprint,
        approvalAbove,
        requestedAt,
        waits,
        payOn,
        newProgress);
  }

  boolean needsApproval() {
    return amount.compareTo(approvalAbove) > 0;
  }
}
