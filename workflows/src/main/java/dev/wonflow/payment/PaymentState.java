package dev.wonflow.payment;

import dev.wonflow.id.PaymentKey;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about a payment, as each step of {@link PaymentRecords} returns it.
 *
 * @param paymentKey set from the first confirm on
 */
public record PaymentState(
    PaymentStatus status, @Nullable PaymentKey paymentKey, @Nullable Failure failure) {}
