package dev.wonflow.reconciliation;

/** One step, tried until the database takes it. */
public final class SignOffWorkflowImpl implements SignOffWorkflow {
  private final Decisions decisions = RunSteps.decisions();

  @Override
  public SignOffOutcome run(SignOff signOff) {
    return decisions.sign(signOff);
  }
}
