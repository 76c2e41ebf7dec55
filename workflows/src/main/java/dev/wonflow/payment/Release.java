package dev.wonflow.payment;

import dev.wonflow.id.PaymentId;
import java.time.Instant;

/**
 * A held payment goes on.
 *
 * @param expiresAt the checkout page opens Toss's window no later
 */
public record Release(PaymentId paymentId, Instant expiresAt) {}
