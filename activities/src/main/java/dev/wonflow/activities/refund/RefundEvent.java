package dev.wonflow.activities.refund;

import dev.wonflow.activities.event.Amount;
import dev.wonflow.activities.event.Times;
import dev.wonflow.activities.refund.RefundRows.Row;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.refund.RefundPart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What receivers learn about a refund.
 *
 * @param remainingAmount of the payment; null where nothing moved
 */
public record RefundEvent(
    String refundId,
    String source,
    Amount amount,
    @Nullable Amount remainingAmount,
    String reason,
    @Nullable String canceledAt,
    List<Part> orders,
    @Nullable FailureJson failure) {

  record Part(String paymentOrderId, Amount amount) {
    static Part of(RefundPart part) {
      return new Part(part.paymentOrderId().value(), Amount.of(part.amount()));
    }
  }

  record FailureJson(String code, @Nullable String tossCode, String message) {
    static FailureJson of(Failure failure) {
      return new FailureJson(failure.code().name(), failure.tossCode(), failure.message());
    }
  }

  /** It went back. */
  public static RefundEvent done(Row refund, List<RefundPart> parts, Money remaining) {
    return of(refund, parts, Amount.of(remaining), null);
  }

  static RefundEvent refused(Row refund, List<RefundPart> parts, Failure failure) {
    return of(refund, parts, null, FailureJson.of(failure));
  }

  private static RefundEvent of(
      Row refund,
      List<RefundPart> parts,
      @Nullable Amount remaining,
      @Nullable FailureJson failure) {
    Instant at = refund.canceledAt();
    return new RefundEvent(
        refund.id(),
        refund.source(),
        Amount.of(refund.money()),
        remaining,
        refund.reason(),
        at == null ? null : Times.inSeoul(at),
        parts.stream().map(Part::of).toList(),
        failure);
  }
}
