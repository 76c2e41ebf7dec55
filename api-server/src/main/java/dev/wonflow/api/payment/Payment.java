package dev.wonflow.api.payment;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.OrderStatus;
import dev.wonflow.payment.PaymentOrder;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.toss.VirtualAccount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment as far as it is known: from the view, or from its workflow's first event.
 *
 * @param remaining what is left after refunds
 * @param secretDigest digest of what a deposit's webhook has to know
 * @param hasRefunds whether any was stored, whatever became of it
 */
public record Payment(
    PaymentId id,
    String client,
    String fingerprint,
    PaymentStatus status,
    Money amount,
    Money remaining,
    String orderName,
    String buyerId,
    @Nullable PaymentKey paymentKey,
    @Nullable String method,
    @Nullable String returnUrl,
    @Nullable Failure failure,
    @Nullable VirtualAccount virtualAccount,
    @Nullable String secretDigest,
    Instant requestedAt,
    Instant expiresAt,
    @Nullable Instant approvedAt,
    boolean hasRefunds,
    List<Order> orders) {

  /**
   * One order of a payment.
   *
   * @param order as it was asked for
   */
  public record Order(
      PaymentOrder order,
      Money refunded,
      OrderStatus status,
      boolean ledgerUpdated,
      boolean walletUpdated,
      @Nullable Instant deliveredAt) {}

  /** One that was asked for, and of which nothing else is known yet. */
  static Payment requested(PaymentRequest request) {
    return new Payment(
        request.paymentId(),
        request.client(),
        request.fingerprint(),
        PaymentStatus.READY,
        request.amount(),
        request.amount(),
        request.orderName(),
        request.buyerId(),
        null,
        null,
        request.returnUrl(),
        null,
        null,
        null,
        request.requestedAt(),
        request.expiresAt(),
        null,
        false,
        request.orders().stream().map(Payment::requested).toList());
  }

  private static Order requested(PaymentOrder order) {
    return new Order(
        order, Money.zero(order.amount().currency()), OrderStatus.NOT_STARTED, false, false, null);
  }

  /** Whether a confirm need not be waited for any more. */
  public boolean isSettled() {
    return status.isFinal() || status == PaymentStatus.WAITING_FOR_DEPOSIT;
  }

  /** Whether it ended, and the buyer was never charged. */
  public boolean endedWithoutCharge() {
    return status.isFinal() && approvedAt == null;
  }

  /** Whether Toss's window may be opened at that time. */
  public boolean isOpenAt(Instant time) {
    return status == PaymentStatus.READY && time.isBefore(expiresAt);
  }
}
