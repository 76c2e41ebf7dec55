package dev.wonflow.wallet;

import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentStatus;

/**
 * The wallets gave the shares back.
 *
 * @param status of the payment afterwards
 * @param remaining what is left of the payment
 */
public record Debited(PaymentStatus status, Money remaining) {}
