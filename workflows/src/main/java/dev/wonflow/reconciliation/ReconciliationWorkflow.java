package dev.wonflow.reconciliation;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One run over one date; the workflow's id begins with {@code reconciliation-{date}}. */
@WorkflowInterface
public interface ReconciliationWorkflow {
  /** The type of the workflow, as operators read it. */
  String TYPE = "Reconciliation";

  /** Reads, compares, heals, compares again, and says what is left. */
  @WorkflowMethod(name = TYPE)
  ReconciliationOutcome run(ReconciliationRequest request);
}
