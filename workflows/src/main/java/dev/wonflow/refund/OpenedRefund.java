package dev.wonflow.refund;

import dev.wonflow.id.PaymentKey;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about a refund, and how it is split.
 *
 * @param fresh whether this call stored it; else an earlier run may have asked Toss already
 * @param amount what goes back in all
 * @param refundable what our books say is left of the payment at Toss
 * @param failure why it was refused
 */
public record OpenedRefund(
    RefundStatus status,
    boolean fresh,
    @Nullable PaymentKey paymentKey,
    Money amount,
    Money refundable,
    List<RefundPart> parts,
    @Nullable Failure failure) {}
