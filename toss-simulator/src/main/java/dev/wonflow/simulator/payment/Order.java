package dev.wonflow.simulator.payment;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the shop asked for when the window opened; it never changes.
 *
 * @param amount won
 * @param taxFreeAmount won, part of the amount
 */
public record Order(
    String merchant,
    String paymentKey,
    String orderId,
    String orderName,
    @Nullable String customerKey,
    long amount,
    long taxFreeAmount,
    @Nullable String successUrl,
    @Nullable String failUrl,
    Map<String, String> metadata,
    Instant requestedAt) {}
