package dev.wonflow.reconciliation;

import io.temporal.activity.ActivityInterface;

/** What people decide about the proof of a day; each step is in the audit and may be repeated. */
@ActivityInterface(namePrefix = "Decision")
public interface Decisions {
  /** Changes the discrepancy and books what the decision says, in one transaction. */
  DecisionOutcome decide(Decision decision);

  /** Seals a run with the states that its discrepancies have now. */
  SignOffOutcome sign(SignOff signOff);
}
