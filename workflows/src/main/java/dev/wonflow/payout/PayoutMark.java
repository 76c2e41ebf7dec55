package dev.wonflow.payout;

import dev.wonflow.id.PayoutId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a payout is that has not ended.
 *
 * @param status WAITING_FOR_APPROVAL, SCHEDULED, SENT or UNKNOWN
 * @param tossPayoutId null: as it is stored
 * @param approvedBy null: as it is stored
 * @param scheduledFor null: as it is stored
 */
public record PayoutMark(
    PayoutId payoutId,
    PayoutStatus status,
    @Nullable String tossPayoutId,
    @Nullable String approvedBy,
    @Nullable Instant scheduledFor) {

  static PayoutMark of(PayoutId payout, PayoutStatus status) {
    return new PayoutMark(payout, status, null, null, null);
  }
}
