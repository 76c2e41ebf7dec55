package dev.wonflow.refund;

import dev.wonflow.id.RefundId;

/**
 * The refund that a cancel at Toss belongs to.
 *
 * @param status DONE where it is booked and debited already
 */
public record Adopted(RefundId refundId, RefundStatus status) {}
