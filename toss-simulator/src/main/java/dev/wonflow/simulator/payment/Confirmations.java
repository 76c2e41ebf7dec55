package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.gateway.Declines;
import dev.wonflow.simulator.gateway.Merchant;
import dev.wonflow.simulator.gateway.TossError;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The call that moves money. It runs in the transaction that also stores its answer. */
@Service
class Confirmations implements Declines {
  private static final long LARGEST_TRANSFER = 10_000_000;
  private final Changes changes;
  private final SimulatorClock clock;
  private final Settings settings;
  private final Maintenance maintenance;

  /** What the shop sends. Toss takes numbers; 10000 and 10000.0 are the same. */
  record Request(
      @Nullable String paymentKey, @Nullable String orderId, @Nullable BigDecimal amount) {}

  Confirmations(Changes changes, SimulatorClock clock, Settings settings, Maintenance maintenance) {
    this.changes = changes;
    this.clock = clock;
    this.settings = settings;
    this.maintenance = maintenance;
  }

  Payment confirm(Merchant merchant, Request request) {
    var payment = authenticated(merchant, request);
    var means = payment.means();
    if (means == null) {
      throw new TossError("NOT_FOUND_PAYMENT_SESSION");
    }
    requireSame(payment.order(), request);
    requireSensible(means, payment.order().amount());
    maintenance.requireOpen(means.code());
    if (means.method() != Method.VIRTUAL_ACCOUNT) {
      return changes.approve(payment);
    }
    var due = clock.now().plus(settings.timing().depositWithin());
    return changes.waitForDeposit(payment, means, DepositAccount.issue(means.code(), "구매자", due));
  }

  private Payment authenticated(Merchant merchant, Request request) {
    if (request.paymentKey() == null || request.orderId() == null || request.amount() == null) {
      throw new TossError("INVALID_REQUEST");
    }
    var payment =
        changes
            .current(request.paymentKey())
            .filter(found -> merchant.owns(found.order().merchant()))
            .orElseThrow(() -> new TossError("NOT_FOUND_PAYMENT"));
    return switch (payment.status()) {
      case IN_PROGRESS -> payment;
      case READY, EXPIRED -> throw new TossError("NOT_FOUND_PAYMENT_SESSION");
      case ABORTED -> throw new TossError(settings.toss().confirmAfterAbortCode());
      case DONE, CANCELED, PARTIAL_CANCELED, WAITING_FOR_DEPOSIT ->
          throw new TossError("ALREADY_PROCESSED_PAYMENT");
    };
  }

  private void requireSame(Order order, Request request) {
    var sameAmount =
        request.amount() != null
            && request.amount().compareTo(BigDecimal.valueOf(order.amount())) == 0;
    if (!sameAmount || !order.orderId().equals(request.orderId())) {
      throw new TossError(settings.toss().mismatchCode());
    }
  }

  private static void requireSensible(Means means, long amount) {
    if (amount < means.method().minimum()) {
      throw new TossError("BELOW_MINIMUM_AMOUNT");
    }
    if (means.method() == Method.TRANSFER && amount > LARGEST_TRANSFER) {
      throw new TossError("EXCEEDS_TRANSFER_AMOUNT_MAXIMUM");
    }
  }

  /** The provider's no: the payment is over. Validation errors leave it as it was. */
  @Override
  public void decline(Merchant merchant, String paymentKey, String code, String message) {
    changes
        .current(paymentKey)
        .filter(found -> merchant.owns(found.order().merchant()))
        .filter(found -> found.status() == Status.IN_PROGRESS)
        .ifPresent(found -> changes.abort(found, new Failure(code, message)));
  }
}
