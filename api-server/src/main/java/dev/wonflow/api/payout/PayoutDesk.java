package dev.wonflow.api.payout;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.operation.Audits;
import dev.wonflow.api.problem.Causes;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.payout.PayoutCommand;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Passes on what people tell payouts. What is taken the workflow writes down, the rest this. */
@Component
class PayoutDesk {
  private final Payouts payouts;
  private final PayoutCommands commands;
  private final PayoutReturns returns;
  private final Audits audits;

  PayoutDesk(Payouts payouts, PayoutCommands commands, PayoutReturns returns, Audits audits) {
    this.payouts = payouts;
    this.commands = commands;
    this.returns = returns;
    this.audits = audits;
  }

  /** The payout as it stands after that; refuses what its state or the person does not allow. */
  Payout tell(String payoutId, PayoutCommand.Kind kind, Caller caller) {
    return audited(
        new Audits.Decision(caller, kind.name(), payoutId, "", null),
        payout -> commands.tell(payout, kind, caller));
  }

  /** Books that the bank sent a completed payout back. */
  Payout returned(String payoutId, Caller caller, ReturnBody why) {
    return audited(
        PayoutReturns.decision(payoutId, caller, why),
        payout -> returns.record(payout, caller, why.required()));
  }

  Payout find(String payoutId) {
    return Require.optionalId(payoutId).flatMap(payouts::find).orElseThrow(Refused::notFound);
  }

  private Payout audited(Audits.Decision decision, Consumer<Payout> command) {
    Payout payout = find(decision.subject());
    try {
      command.accept(payout);
    } catch (RuntimeException e) {
      audits.refused(decision, payout.status().name(), Causes.of(e).code());
      throw e;
    }
    return find(payout.id());
  }
}
