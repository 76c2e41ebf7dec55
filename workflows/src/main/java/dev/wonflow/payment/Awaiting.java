package dev.wonflow.payment;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.toss.VirtualAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end depends on others: the result is unknown, or a deposit is awaited.
 *
 * @param status UNKNOWN or WAITING_FOR_DEPOSIT
 * @param virtualAccount where the deposit has to go
 * @param secretDigest digest of what a deposit's webhook has to know
 * @param nextAttemptAt when Toss is asked again by itself; brings an open case up to date
 */
public record Awaiting(
    PaymentId paymentId,
    PaymentKey paymentKey,
    PaymentStatus status,
    @Nullable String method,
    @Nullable VirtualAccount virtualAccount,
    @Nullable String secretDigest,
    @Nullable Instant nextAttemptAt) {}
