package dev.wonflow.refund;

import dev.wonflow.id.RefundId;
import dev.wonflow.payment.Failure;
import org.jspecify.annotations.Nullable;

/**
 * A refund goes on, or waits.
 *
 * @param status EXECUTING, UNKNOWN or WAITING
 * @param failure what it waits for, where that is known
 */
public record RefundMark(RefundId refundId, RefundStatus status, @Nullable Failure failure) {}
