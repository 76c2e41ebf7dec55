package dev.wonflow.reconciliation;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** What a person decided, durable before it is done; the workflow's id is the decision's. */
@WorkflowInterface
public interface DecisionWorkflow {
  /** The type of the workflow, as operators read it. */
  String TYPE = "Decision";

  /** Does it once, if the discrepancy's state takes it. */
  @WorkflowMethod(name = TYPE)
  DecisionOutcome run(Decision decision);
}
