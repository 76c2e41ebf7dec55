package dev.wonflow.refund;

import dev.wonflow.id.PaymentOrderId;
import dev.wonflow.money.Money;

/**
 * What of one order goes back.
 *
 * @param amount positive
 */
public record RefundPart(PaymentOrderId paymentOrderId, Money amount) {}
