package dev.wonflow.refund;

import dev.wonflow.id.PaymentId;
import dev.wonflow.toss.TossCancel;

/** A cancel that Toss shows; whose it is, and whether it is booked, the records know. */
public record Adoption(PaymentId paymentId, TossCancel cancel) {}
