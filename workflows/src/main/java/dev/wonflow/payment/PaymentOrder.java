package dev.wonflow.payment;

import dev.wonflow.id.PaymentOrderId;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;

/**
 * One item of a payment, owed to one seller.
 *
 * @param amount positive
 * @param description at most 200 characters, may be empty
 */
public record PaymentOrder(
    PaymentOrderId paymentOrderId, SellerId sellerId, Money amount, String description) {}
