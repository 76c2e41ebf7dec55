package dev.wonflow.refund;

import dev.wonflow.payment.Failure;
import org.jspecify.annotations.Nullable;

/**
 * How a refund stands, or ended.
 *
 * @param failure why it was refused, or what it waits for
 */
public record RefundOutcome(RefundStatus status, @Nullable Failure failure) {}
