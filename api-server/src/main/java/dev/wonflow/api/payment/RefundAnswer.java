package dev.wonflow.api.payment;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.api.refund.Refund;
import dev.wonflow.refund.RefundPart;
import dev.wonflow.refund.RefundSource;
import dev.wonflow.refund.RefundStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refund on the wire, as it stands in its payment. */
@Schema(name = "Refund")
record RefundAnswer(
    String refundId,
    RefundStatus status,
    Amount amount,
    String reason,
    List<Part> orders,
    RefundSource source,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime canceledAt,
    PaymentAnswer.@Nullable Reason failure) {

  /** What of one order goes back. */
  @Schema(name = "RefundOrder")
  record Part(String paymentOrderId, Amount amount) {
    static Part of(RefundPart part) {
      return new Part(part.paymentOrderId().value(), Amount.of(part.amount()));
    }
  }

  static RefundAnswer of(Refund refund) {
    return new RefundAnswer(
        refund.id().value(),
        refund.status(),
        Amount.of(refund.amount()),
        refund.reason(),
        refund.parts().stream().map(Part::of).toList(),
        refund.source(),
        SeoulTime.of(refund.createdAt()),
        SeoulTime.orNull(refund.canceledAt()),
        PaymentAnswer.Reason.of(refund.failure()));
  }
}
