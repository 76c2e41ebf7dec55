package dev.wonflow.reconciliation;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The sign-off of a run, durable before it is done. */
@WorkflowInterface
public interface SignOffWorkflow {
  /** The type of the workflow, as operators read it. */
  String TYPE = "SignOff";

  /** Seals the run, once. */
  @WorkflowMethod(name = TYPE)
  SignOffOutcome run(SignOff signOff);
}
