package dev.wonflow.reconciliation;

import dev.wonflow.id.PaymentId;

/** A payment whose workflow has to look at Toss again. */
public record Remedy(PaymentId paymentId) {}
