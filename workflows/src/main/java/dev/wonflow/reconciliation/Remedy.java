package dev.wonflow.reconciliation;

import dev.wonflow.id.PaymentId;
import dev.wonflow.refund.FollowUpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A payment that has to look at Toss again.
 *
 * @param followUp the input of its follow-up, where the payment's own workflow has ended well; null
 *     where that workflow looks, or is started anew
 */
public record Remedy(PaymentId paymentId, @Nullable FollowUpRequest followUp) {}
