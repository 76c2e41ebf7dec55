package dev.wonflow.payout;

import dev.wonflow.id.PayoutId;
import dev.wonflow.money.Money;

/** Asks Toss to drop a payout that it has planned and not begun; repeating it is safe. */
public record CancelPayout(PayoutId payoutId, String tossPayoutId, Money amount) {}
