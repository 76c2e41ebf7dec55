package dev.wonflow.api.operation;

import dev.wonflow.api.operation.CommandBody.Why;
import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.payment.Payments;
import dev.wonflow.api.problem.Causes;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentId;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.CommandReceipt;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Passes commands on; whatever becomes of one stands in the audit. */
@Component
public class Desk {
  private final Payments payments;
  private final Updates updates;
  private final Recovery recovery;
  private final Restitution restitution;
  private final Audits audits;

  Desk(
      Payments payments,
      Updates updates,
      Recovery recovery,
      Restitution restitution,
      Audits audits) {
    this.payments = payments;
    this.updates = updates;
    this.recovery = recovery;
    this.restitution = restitution;
    this.audits = audits;
  }

  /**
   * Tells a payment what to do; refuses what its state does not take.
   *
   * @param body read here: what cannot be read is in the audit too
   */
  public CommandAnswer tell(Told told, Supplier<CommandBody> body) {
    if (!Words.isCommand(told.command())) {
      throw Refused.notFound();
    }
    CommandReceipt receipt = deliver(told, why(told, body));
    if (!receipt.allowed()) {
      throw new Refused(
          ErrorCode.COMMAND_NOT_ALLOWED,
          "The payment is " + receipt.status() + ", which does not take " + told.command());
    }
    return new CommandAnswer(told.paymentId(), told.command(), receipt.status());
  }

  /** Gives a part, or all that is left, of a charged payment back. */
  public void giveBack(Told told, Supplier<Giving> giving) {
    try {
      Giving read = giving.get();
      restitution.giveBack(find(told), told, read);
    } catch (RuntimeException e) {
      throw refused(told, Why.NONE, e);
    }
  }

  private Why why(Told told, Supplier<CommandBody> body) {
    Why asSent = Why.NONE;
    try {
      CommandBody read = body.get();
      asSent = read.asSent();
      return read.required(told.command());
    } catch (RuntimeException e) {
      throw refused(told, asSent, e);
    }
  }

  private CommandReceipt deliver(Told told, Why why) {
    try {
      Payment payment = find(told);
      if (told.command().equals(Words.of(CommandKind.CANCEL)) && Restitution.isOf(payment)) {
        return restitution.giveBack(payment, told, new Giving(why.reason(), null, null));
      }
      return Words.kind(told.command())
          .map(kind -> updates.send(payment, told.as(kind, why), told.updateId()))
          .orElseGet(() -> recovery.recover(payment, told, why));
    } catch (RuntimeException e) {
      throw refused(told, why, e);
    }
  }

  private Payment find(Told told) {
    return Require.paymentId(told.paymentId())
        .map(PaymentId::new)
        .flatMap(payments::find)
        .orElseThrow(Refused::notFound);
  }

  /** Writes down what no workflow saw. */
  private RuntimeException refused(Told told, Why why, RuntimeException thrown) {
    audits.refused(told, why, Causes.of(thrown).code());
    return thrown;
  }
}
