package dev.wonflow.api.operation;

import dev.wonflow.api.operation.CommandBody.Why;
import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.payment.Payments;
import dev.wonflow.api.refund.RefundWish;
import dev.wonflow.api.refund.Refunds;
import dev.wonflow.money.Money;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.payment.PaymentStatus;
import org.springframework.stereotype.Component;

/** Gives back what was charged, on the word of a person of ours. The pay-in is over by then. */
@Component
class Restitution {
  private final Refunds refunds;
  private final Payments payments;
  private final Audits audits;

  Restitution(Refunds refunds, Payments payments, Audits audits) {
    this.refunds = refunds;
    this.payments = payments;
    this.audits = audits;
  }

  /** Whether there is something that can go back. */
  static boolean isOf(Payment payment) {
    return payment.status() == PaymentStatus.DONE
        || payment.status() == PaymentStatus.PARTIALLY_CANCELED;
  }

  /** Written down before it is done; refuses what the books or the payment's state do not allow. */
  CommandReceipt giveBack(Payment payment, Told told, Giving giving) {
    var wish =
        RefundWish.ofOperator(
            "operator:" + told.updateId(), giving.reason(), giving.amount(), giving.account());
    if (refunds.replay(payment, wish).isEmpty()) {
      Refunds.requireRefundable(payment, wish);
      Money amount = giving.amount() == null ? payment.remaining() : giving.amount();
      var why = new Why(giving.reason(), "gives back " + amount);
      audits.takenOnce("api:" + refunds.id(payment, wish.key()), told, why, payment.status());
      refunds.take(payment, wish);
    }
    Payment now = payments.find(payment.id()).orElse(payment);
    return new CommandReceipt(CommandKind.CANCEL, true, now.status());
  }
}
