package dev.wonflow.api.operation;

import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.payment.Payments;
import dev.wonflow.api.problem.Causes;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentId;
import dev.wonflow.operation.CommandReceipt;
import org.springframework.stereotype.Component;

/** Passes commands on; whatever becomes of one stands in the audit. */
@Component
class Desk {
  private final Payments payments;
  private final Updates updates;
  private final Recovery recovery;
  private final Audits audits;

  Desk(Payments payments, Updates updates, Recovery recovery, Audits audits) {
    this.payments = payments;
    this.updates = updates;
    this.recovery = recovery;
    this.audits = audits;
  }

  /**
   * Tells a payment what to do; refuses what its state does not take.
   *
   * @param once the same again is the same command
   */
  CommandAnswer tell(Told told, String once) {
    CommandReceipt receipt = deliver(told, once);
    if (!receipt.allowed()) {
      throw new Refused(
          ErrorCode.COMMAND_NOT_ALLOWED,
          "The payment is " + receipt.status() + ", which does not take " + told.command());
    }
    return new CommandAnswer(told.paymentId(), told.command(), receipt.status());
  }

  private CommandReceipt deliver(Told told, String once) {
    try {
      Payment payment =
          Require.paymentId(told.paymentId())
              .map(PaymentId::new)
              .flatMap(payments::find)
              .orElseThrow(Refused::notFound);
      return Words.kind(told.command())
          .map(kind -> updates.send(payment, told.as(kind), once))
          .orElseGet(() -> recovery.recover(payment, told));
    } catch (RuntimeException e) {
      throw refused(told, e);
    }
  }

  /** Writes down what no workflow saw; answers what it was. */
  RuntimeException refused(Told told, RuntimeException thrown) {
    audits.refused(told, Causes.of(thrown).code());
    return thrown;
  }
}
