package dev.wonflow.api.reconciliation;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.reconciliation.Decision;
import dev.wonflow.reconciliation.DecisionKind;
import dev.wonflow.reconciliation.DecisionOutcome;
import dev.wonflow.reconciliation.DecisionWorkflow;
import dev.wonflow.reconciliation.SignOff;
import dev.wonflow.reconciliation.SignOffOutcome;
import dev.wonflow.reconciliation.SignOffWorkflow;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Passes on what finance decides; its own workflow does it, once, and writes it into the audit. */
@Component
class DecisionDesk {
  private final Told told;
  private final Discrepancies discrepancies;
  private final Clock clock;

  DecisionDesk(Told told, Discrepancies discrepancies, Clock clock) {
    this.told = told;
    this.discrepancies = discrepancies;
    this.clock = clock;
  }

  /** Refuses with COMMAND_NOT_ALLOWED where the discrepancy's state does not take it. */
  DecisionAnswer decide(
      Caller caller, String discrepancyId, String word, String key, DecisionBody body) {
    DecisionKind kind = kind(word);
    DecisionBody said = body.required(kind);
    if (!discrepancies.exists(discrepancyId)) {
      throw Refused.notFound();
    }
    String id = Decision.ID_PREFIX + discrepancyId + "-" + once(caller, key);
    var decision =
        new Decision(
            id,
            discrepancyId,
            kind,
            caller.person(),
            DecisionBody.reason(said.reason()),
            said.assignee(),
            said.account(),
            said.sellerId(),
            clock.instant());
    DecisionOutcome outcome =
        told.tell(
            DecisionWorkflow.TYPE, id, kind + "\n" + said.words(), decision, DecisionOutcome.class);
    if (!outcome.allowed()) {
      throw new Refused(
          ErrorCode.COMMAND_NOT_ALLOWED,
          "The discrepancy is " + outcome.state() + " and of a kind that does not take " + word);
    }
    return new DecisionAnswer(discrepancyId, word, outcome.state(), outcome.journalKey());
  }

  /** Refuses with COMMAND_NOT_ALLOWED where the run is not green, or not the latest. */
  SignedAnswer sign(Caller caller, LocalDate date, String key, SignOffBody body) {
    Integer run = body.run();
    if (run == null || run < 1) {
      throw Require.invalid("run", "the number of a run of that date");
    }
    var signOff = new SignOff(date, run, caller.person(), DecisionBody.reason(body.reason()));
    SignOffOutcome outcome =
        told.tell(
            SignOffWorkflow.TYPE,
            signOff.workflowId() + "-" + once(caller, key),
            signOff.reason(),
            signOff,
            SignOffOutcome.class);
    String signedBy = outcome.signedBy();
    if (!outcome.allowed() || signedBy == null) {
      throw new Refused(
          ErrorCode.COMMAND_NOT_ALLOWED,
          "Only the latest run of a day that is over, balanced or healed, can be signed, once");
    }
    return new SignedAnswer(date, run, signedBy);
  }

  /** The same key of another person is another decision. */
  private static String once(Caller caller, String key) {
    return Ids.fingerprint(caller.person() + "\n" + Require.idempotencyKey(key)).substring(0, 16);
  }

  private static DecisionKind kind(String word) {
    return Arrays.stream(DecisionKind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(Refused::notFound);
  }
}
