package dev.wonflow.payment;

import dev.wonflow.id.Ids;
import dev.wonflow.id.RefundId;
import dev.wonflow.refund.RefundRequest;
import dev.wonflow.refund.RefundSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A charge that came although the payment was cancelled before: it goes back as a whole. */
record Unwanted(PaymentRequest payment, @Nullable CancelWish wish) {
  private static final String LATE = "Approved after the payment was cancelled";

  void giveBack() {
    RefundId asked = wish == null ? null : wish.refundId();
    String fingerprint = wish == null ? null : wish.fingerprint();
    Children.refund(
        new RefundRequest(
            asked == null ? Ids.refundOfLateCharge(payment.paymentId()) : asked,
            payment.paymentId(),
            payment.client(),
            fingerprint == null ? Ids.fingerprint(LATE) : fingerprint,
            wish == null ? LATE : wish.reason(),
            null,
            List.of(),
            asked == null ? RefundSource.OPERATOR : RefundSource.API,
            null,
            Moment.now(),
            payment.waits(),
            null));
  }
}
