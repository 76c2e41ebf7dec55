package dev.wonflow.operation;

import dev.wonflow.id.PaymentId;

/** A payment needs nobody any more. */
public record ClosedCase(PaymentId paymentId) {}
