package dev.wonflow.payment;

import dev.wonflow.id.PaymentId;
import org.jspecify.annotations.Nullable;

/**
 * A payment ends without a charge.
 *
 * @param status FAILED, EXPIRED or CANCELED
 */
public record Closing(PaymentId paymentId, PaymentStatus status, @Nullable Failure failure) {}
