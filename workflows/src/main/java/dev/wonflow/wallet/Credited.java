package dev.wonflow.wallet;

import dev.wonflow.payment.PaymentStatus;

/**
 * The wallets hold the shares.
 *
 * @param status of the payment afterwards
 * @param orders how many orders of the payment are credited
 */
public record Credited(PaymentStatus status, int orders) {}
