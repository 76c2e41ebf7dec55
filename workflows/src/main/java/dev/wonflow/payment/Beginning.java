package dev.wonflow.payment;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;

/** A confirm is about to be sent to Toss. */
public record Beginning(PaymentId paymentId, PaymentKey paymentKey) {}
