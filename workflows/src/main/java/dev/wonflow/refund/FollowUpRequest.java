package dev.wonflow.refund;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.payment.Waits;
import org.jspecify.annotations.Nullable;

/**
 * Something happened at Toss to a payment whose workflow has ended; the input of the follow-up.
 *
 * @param paymentKey null where the buyer never came back: then Toss is asked by our own id
 */
public record FollowUpRequest(PaymentId paymentId, @Nullable PaymentKey paymentKey, Waits waits) {}
