package dev.wonflow.payout;

import dev.wonflow.id.PayoutId;
import dev.wonflow.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks Toss whether it has a payout, and how it stands.
 *
 * @param tossPayoutId null while Toss's own id is not known: then by our reference in its list
 * @param since when it was asked for; no older part of the list is read
 */
public record FindPayout(
    PayoutId payoutId, Money amount, @Nullable String tossPayoutId, Instant since) {}
