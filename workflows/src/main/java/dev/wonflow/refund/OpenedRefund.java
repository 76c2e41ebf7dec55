package dev.wonflow.refund;

import dev.wonflow.id.PaymentKey;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.PaymentStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about a refund, and how it is split.
 *
 * @param payment how its payment stands
 * @param fresh whether this call stored it; else an earlier run may have asked Toss already
 * @param amount what goes back in all
 * @param refundable what our books say is left of the payment at Toss
 * @param failure why it was refused
 */
public record OpenedRefund(
    RefundStatus status,
    PaymentStatus payment,
    boolean fresh,
    @Nullable PaymentKey paymentKey,
    Money amount,
    Money refundable,
    List<RefundPart> parts,
    @Nullable Failure failure) {}
