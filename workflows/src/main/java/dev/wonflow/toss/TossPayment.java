package dev.wonflow.toss;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.id.RefundId;
import dev.wonflow.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Toss says about one payment, as far as wonflow acts on it. Carries no card data.
 *
 * @param total what was asked for; never changes
 * @param balance what is left after cancels
 * @param method Toss's Korean word, such as 카드
 * @param secretDigest digest of the secret that a deposit's webhook has to know
 */
public record TossPayment(
    PaymentKey paymentKey,
    PaymentId orderId,
    TossStatus status,
    Money total,
    Money balance,
    @Nullable String method,
    @Nullable Instant approvedAt,
    @Nullable String secretDigest,
    @Nullable VirtualAccount virtualAccount,
    List<TossCancel> cancels,
    @Nullable String failureCode,
    @Nullable String failureMessage) {

  /**
   * Whether this is the payment that was asked for: a reused key may bring another one's answer.
   */
  public boolean isFor(PaymentId payment, Money amount) {
    return orderId.equals(payment) && total.equals(amount);
  }

  /** Our cancel among those that Toss has done; null where it is not. */
  public @Nullable TossCancel cancelOf(RefundId refund, Money amount) {
    return cancels.stream().filter(done -> done.isOf(refund, amount)).findFirst().orElse(null);
  }
}
