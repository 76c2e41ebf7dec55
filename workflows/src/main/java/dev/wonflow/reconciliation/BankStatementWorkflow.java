package dev.wonflow.reconciliation;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The import of a statement; the workflow's id is {@code bank-statement-{uploadId}}. */
@WorkflowInterface
public interface BankStatementWorkflow {
  /** The type of the workflow, as operators read it. */
  String TYPE = "BankStatement";

  /** Keeps the lines; a run of a day then compares them with what Toss paid out. */
  @WorkflowMethod(name = TYPE)
  BankImported run(BankStatement statement);
}
