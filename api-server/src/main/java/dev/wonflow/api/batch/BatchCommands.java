package dev.wonflow.api.batch;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.batch.BatchCommand;
import dev.wonflow.batch.BatchReceipt;
import dev.wonflow.batch.BatchWorkflow;
import dev.wonflow.error.ErrorCode;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import org.springframework.stereotype.Component;

/** Passes what a person decides to a batch's workflow, which takes it or not. */
@Component
class BatchCommands {
  private final WorkflowClient temporal;

  BatchCommands(WorkflowClient temporal) {
    this.temporal = temporal;
  }

  /** Refuses with COMMAND_NOT_ALLOWED. */
  void tell(Batch batch, BatchCommand.Kind kind, Caller caller) {
    if (batch.status().isFinal()
        || !sent(batch, new BatchCommand(kind, caller.person())).allowed()) {
      throw notNow();
    }
  }

  private BatchReceipt sent(Batch batch, BatchCommand command) {
    try {
      return temporal.newWorkflowStub(BatchWorkflow.class, "batch-" + batch.id()).command(command);
    } catch (WorkflowUpdateTimeoutOrCancelledException e) {
      throw new Refused(ErrorCode.TEMPORAL_UNAVAILABLE, "Not known whether it was taken: look");
    } catch (WorkflowNotFoundException | WorkflowUpdateException e) {
      throw notNow();
    }
  }

  private static Refused notNow() {
    return new Refused(ErrorCode.COMMAND_NOT_ALLOWED, "The batch's status does not take it");
  }
}
