package dev.wonflow.reconciliation;

import io.temporal.workflow.Workflow;

/** One step, tried until the database takes it. */
public final class DecisionWorkflowImpl implements DecisionWorkflow {
  private final Decisions decisions = RunSteps.decisions();

  @Override
  public DecisionOutcome run(Decision decision) {
    DecisionOutcome outcome = decisions.decide(decision);
    Workflow.setCurrentDetails(
        "%s %s: %s"
            .formatted(
                decision.kind(),
                decision.discrepancyId(),
                outcome.allowed() ? outcome.state() : "not allowed, it is " + outcome.state()));
    return outcome;
  }
}
