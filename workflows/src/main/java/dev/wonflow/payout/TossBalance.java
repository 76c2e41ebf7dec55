package dev.wonflow.payout;

import dev.wonflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Our money at Toss, out of which payouts are paid.
 *
 * @param available what can be paid out now
 * @param pending what is on its way to us; null where Toss does not say, as with test keys
 */
public record TossBalance(Money available, @Nullable Money pending) {}
