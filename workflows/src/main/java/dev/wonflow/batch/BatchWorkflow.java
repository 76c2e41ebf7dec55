package dev.wonflow.batch;

import dev.wonflow.id.BatchId;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Starts the payouts of a batch; the workflow's id is {@link #id}. */
@WorkflowInterface
public interface BatchWorkflow {
  /** The type of the workflow, as operators read it. */
  String TYPE = "Batch";

  /** The id of a batch's workflow. */
  static String id(BatchId batch) {
    return "batch-" + batch;
  }

  /** Ends when every line has gone or was called off; its payouts may be under way then. */
  @WorkflowMethod(name = TYPE)
  BatchState run(BatchRequest request);

  /** A person decides; where the status does not take that, nothing happens. */
  @UpdateMethod
  BatchReceipt command(BatchCommand command);
}
