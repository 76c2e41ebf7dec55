package dev.wonflow.payout;

import dev.wonflow.id.PaymentOrderId;
import java.time.Instant;

/**
 * The shop says that an order is delivered, and the input of the delivery's workflow.
 *
 * @param reportedAt when the shop said so first
 */
public record Delivery(PaymentOrderId paymentOrderId, Instant reportedAt) {}
