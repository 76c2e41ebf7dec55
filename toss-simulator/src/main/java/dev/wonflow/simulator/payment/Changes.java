package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.SimulatorClock;
import dev.wonflow.simulator.webhook.Webhooks;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The one door through which payments change: row, movement of money and webhook in the caller's
 * database transaction.
 */
@Service
class Changes {
  private final Payments payments;
  private final Movements movements;
  private final Webhooks webhooks;
  private final PaymentView view;
  private final SimulatorClock clock;
  private final Settings settings;

  Changes(
      Payments payments,
      Movements movements,
      Webhooks webhooks,
      PaymentView view,
      SimulatorClock clock,
      Settings settings) {
    this.payments = payments;
    this.movements = movements;
    this.webhooks = webhooks;
    this.view = view;
    this.clock = clock;
    this.settings = settings;
  }

  Payment open(Order order) {
    var payment = Payment.open(order);
    payments.insert(payment);
    return payment;
  }

  /** The payment as it is now, locked for the caller; a timer that ran out has already taken it. */
  Optional<Payment> current(String paymentKey) {
    return payments.lock(paymentKey).map(this::expireIfDue);
  }

  Payment authenticate(Payment payment, Means means) {
    return save(payment.authenticate(means));
  }

  Payment approve(Payment payment) {
    var now = clock.now();
    var next = save(payment.approve(now));
    approved(next, now);
    return tell(next);
  }

  Payment waitForDeposit(Payment payment, Means means, DepositAccount account) {
    return tell(save(payment.waitForDeposit(means, account)));
  }

  Payment deposit(Payment payment) {
    var now = clock.now();
    var next = save(payment.deposit(now));
    approved(next, now);
    return tellOfDeposit(tell(next));
  }

  Payment takeDepositBack(Payment payment) {
    var next = save(payment.depositError());
    if (next.approval() != null) {
      movements.depositTakenBack(next, next.approval(), clock.now());
    }
    return tellOfDeposit(tell(next));
  }

  Payment overdue(Payment payment) {
    return save(payment.overdue(clock.now()));
  }

  Payment abort(Payment payment, Failure reason) {
    return tell(save(payment.abort(reason)));
  }

  Payment expire(Payment payment) {
    return tell(save(payment.expire()));
  }

  Payment cancel(Payment payment, long amount, long taxFree, String reason) {
    var paid = payment.approval() != null && payment.approval().at() != null;
    var next = save(payment.cancel(amount, taxFree, reason, clock.now()));
    if (paid) {
      next.lastCancel().ifPresent(cancel -> movements.canceled(next, cancel));
    }
    tell(next);
    return next.isVirtualAccount() ? tellOfDeposit(next) : next;
  }

  private Payment expireIfDue(Payment payment) {
    var due =
        payment.deadline(settings.timing()).filter(deadline -> !deadline.isAfter(clock.now()));
    return due.isPresent() ? expire(payment) : payment;
  }

  private void approved(Payment payment, Instant now) {
    if (payment.approval() != null) {
      movements.approved(payment, payment.approval(), now);
    }
  }

  private Payment save(Payment payment) {
    payments.update(payment);
    return payment;
  }

  private Payment tell(Payment payment) {
    if (isTold(payment)) {
      webhooks.statusChanged(payment.order().orderId(), view.of(payment));
    }
    return payment;
  }

  /** The second, flat message that virtual accounts get. */
  private Payment tellOfDeposit(Payment payment) {
    if (isTold(payment)) {
      var shown = view.of(payment);
      webhooks.deposit(shown.orderId(), shown.status(), shown.secret(), shown.lastTransactionKey());
    }
    return payment;
  }

  /** The address for webhooks is the one that the default merchant has registered. */
  private boolean isTold(Payment payment) {
    return payment.order().merchant().equals(settings.merchant());
  }
}
