package dev.wonflow.toss;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;

/** Toss says that the bank or card company of this payment is closed. */
public record ClosedBank(PaymentId paymentId, PaymentKey paymentKey) {}
