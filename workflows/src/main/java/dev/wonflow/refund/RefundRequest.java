package dev.wonflow.refund;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.RefundId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Waits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to go back, and the input of the refund's workflow. With parts, these; else the amount,
 * split over what is left of the orders; else all that is left.
 *
 * @param client the shop that the payment belongs to
 * @param fingerprint what the request said, to refuse another one under the same key
 * @param reason at most 150 characters
 * @param amount positive; null where parts are given, or where all goes back
 * @param parts at most 100, each order once; may be empty
 * @param refundAccount row of the vault; the account itself never passes through here
 * @param waits how long the workflow waits for what
 * @param progress what an earlier run of the same refund already knew
 */
public record RefundRequest(
    RefundId refundId,
    PaymentId paymentId,
    String client,
    String fingerprint,
    String reason,
    @Nullable Money amount,
    List<RefundPart> parts,
    RefundSource source,
    @Nullable String refundAccount,
    Instant requestedAt,
    Waits waits,
    @Nullable RefundProgress progress) {

  RefundRequest continued(RefundProgress newProgress) {
    return new RefundRequest(
        refundId,
        paymentId,
        client,
        fingerprint,
        reason,
        amount,
        parts,
        source,
        refundAccount,
        requestedAt,
        waits,
        newProgress);
  }
}
