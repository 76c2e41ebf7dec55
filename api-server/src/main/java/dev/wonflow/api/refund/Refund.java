package dev.wonflow.api.refund;

import dev.wonflow.id.RefundId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.refund.RefundPart;
import dev.wonflow.refund.RefundRequest;
import dev.wonflow.refund.RefundSource;
import dev.wonflow.refund.RefundStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund as far as it is known: from the view, or from what was asked for.
 *
 * @param parts how it is split over the orders; empty until that is worked out
 */
public record Refund(
    RefundId id,
    String fingerprint,
    RefundStatus status,
    Money amount,
    String reason,
    List<RefundPart> parts,
    RefundSource source,
    Instant createdAt,
    @Nullable Instant canceledAt,
    @Nullable Failure failure) {

  /** One that was asked for, and of which nothing else is known yet. */
  static Refund requested(RefundRequest request, Money amount) {
    return new Refund(
        request.refundId(),
        request.fingerprint(),
        RefundStatus.REQUESTED,
        amount,
        request.reason(),
        request.parts(),
        request.source(),
        request.requestedAt(),
        null,
        null);
  }

  /** Whether it need not be waited for any more: it ended, or will take its time. */
  boolean isSettled() {
    return status.isFinal() || status == RefundStatus.UNKNOWN || status == RefundStatus.WAITING;
  }
}
