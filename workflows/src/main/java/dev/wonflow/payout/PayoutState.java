package dev.wonflow.payout;

import dev.wonflow.payment.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about a payout, as each step of {@link PayoutRecords} returns it.
 *
 * @param tossSellerId what Toss calls the seller; null where nothing can be paid
 * @param tossPayoutId what Toss calls the payout; null until it has it
 * @param approvedBy the second person
 */
public record PayoutState(
    PayoutStatus status,
    @Nullable String tossSellerId,
    @Nullable String tossPayoutId,
    @Nullable String approvedBy,
    @Nullable Failure failure) {}
