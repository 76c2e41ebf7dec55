package dev.wonflow.payout;

import dev.wonflow.id.PayoutId;

/**
 * What a person decided on a payout, or that nobody did in time.
 *
 * @param action such as {@code APPROVE}
 * @param actor {@code wonflow} where the deadline decided
 * @param status of the payout when it came
 */
public record PayoutAudit(PayoutId payoutId, String action, String actor, PayoutStatus status) {}
