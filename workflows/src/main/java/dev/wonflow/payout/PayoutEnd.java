package dev.wonflow.payout;

import dev.wonflow.id.PayoutId;
import dev.wonflow.payment.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payout ends.
 *
 * @param status COMPLETED, or FAILED or CANCELED, which give the money back to the wallet
 * @param endedAt when the workflow learnt it; the time of the journal
 */
public record PayoutEnd(
    PayoutId payoutId,
    PayoutStatus status,
    @Nullable String tossPayoutId,
    @Nullable Failure failure,
    Instant endedAt) {}
