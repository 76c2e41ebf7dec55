package dev.wonflow.payout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about a delivery.
 *
 * @param at null where the order is not paid and credited any more
 */
public record Delivered(@Nullable Instant at) {}
