package dev.wonflow.toss;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import org.jspecify.annotations.Nullable;

/**
 * Asks Toss how a payment stands.
 *
 * @param paymentKey null where the buyer never came back: then by our own id
 */
public record LookUp(PaymentId paymentId, @Nullable PaymentKey paymentKey) {}
