package dev.wonflow.payment;

import dev.wonflow.id.PaymentKey;
import dev.wonflow.money.Money;

/**
 * What Toss handed to the shop's success page: the buyer agreed, nothing is charged yet.
 *
 * @param amount as the redirect said; has to be the stored one
 */
public record Checkout(PaymentKey paymentKey, Money amount) {}
