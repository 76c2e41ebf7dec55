package dev.wonflow.payout;

import dev.wonflow.id.PayoutId;
import dev.wonflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What Toss says about one payout, as far as wonflow acts on it. Toss's words are left out: they
 * may name the holder of an account.
 *
 * @param id Toss's own
 * @param errorCode why it failed
 */
public record TossPayout(
    String id,
    PayoutId refPayoutId,
    TossPayoutStatus status,
    Money amount,
    @Nullable String errorCode) {}
