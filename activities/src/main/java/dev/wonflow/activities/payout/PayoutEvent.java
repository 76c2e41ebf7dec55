package dev.wonflow.activities.payout;

import dev.wonflow.activities.event.Amount;
import org.jspecify.annotations.Nullable;

/** What receivers learn about a payout that ended. */
record PayoutEvent(
    String payoutId,
    String sellerId,
    Amount amount,
    @Nullable String code,
    @Nullable String toss) {}
