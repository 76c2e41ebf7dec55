package dev.wonflow.api.payout;

import dev.wonflow.api.json.Amount;
import org.jspecify.annotations.Nullable;

/** What finance asks for. */
record PayoutBody(@Nullable String sellerId, @Nullable Amount amount) {}
