package dev.wonflow.payment;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.toss.VirtualAccount;
import org.jspecify.annotations.Nullable;

/**
 * The end depends on others: the result is unknown, or a deposit is awaited.
 *
 * @param status UNKNOWN or WAITING_FOR_DEPOSIT
 * @param virtualAccount where the deposit has to go
 * @param secretDigest digest of what a deposit's webhook has to know
 */
public record Awaiting(
    PaymentId paymentId,
    PaymentKey paymentKey,
    PaymentStatus status,
    @Nullable String method,
    @Nullable VirtualAccount virtualAccount,
    @Nullable String secretDigest) {}
