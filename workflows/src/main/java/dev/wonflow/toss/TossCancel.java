package dev.wonflow.toss;

import dev.wonflow.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One cancel of a payment at Toss.
 *
 * @param transactionKey Toss's key of this cancel, unique
 * @param reason begins with our refundId where the cancel is ours
 */
public record TossCancel(
    String transactionKey, Money amount, @Nullable String reason, Instant canceledAt) {}
