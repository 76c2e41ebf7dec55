package dev.wonflow.payment;

import dev.wonflow.id.PaymentKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run hands to the next one of the same payment when its history has become long.
 *
 * @param unknownSince when the result became unknown
 * @param canceled whether the shop wants the payment no more
 */
public record Progress(
    @Nullable PaymentKey paymentKey,
    int generation,
    @Nullable Instant unknownSince,
    boolean canceled) {}
