package dev.wonflow.refund;

import dev.wonflow.id.RefundId;
import dev.wonflow.payment.Failure;

/** Nothing goes back, and why. */
public record RefundRefusal(RefundId refundId, Failure failure) {}
