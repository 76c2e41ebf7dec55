package dev.wonflow.api.operation;

import com.google.protobuf.Timestamp;
import dev.wonflow.id.PaymentId;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks Temporal about workflows; no worker is needed. */
@Component
public class Runs {
  private final WorkflowClient temporal;

  Runs(WorkflowClient temporal) {
    this.temporal = temporal;
  }

  /** The latest run of a payment's workflow. */
  public Run find(PaymentId id) {
    try {
      var described =
          temporal.getWorkflowServiceStubs().blockingStub().describeWorkflowExecution(latest(id));
      boolean open =
          described.getWorkflowExecutionInfo().getStatus()
              == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
      return new Run(
          open ? Run.Standing.RUNNING : Run.Standing.CLOSED,
          described.getPendingActivitiesList().stream().map(Runs::step).toList());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return new Run(Run.Standing.ABSENT, List.of());
      }
      throw e;
    }
  }

  private DescribeWorkflowExecutionRequest latest(PaymentId id) {
    return DescribeWorkflowExecutionRequest.newBuilder()
        .setNamespace(temporal.getOptions().getNamespace())
        .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id.value()))
        .build();
  }

  private static Run.Step step(PendingActivityInfo activity) {
    return new Run.Step(
        activity.getActivityType().getName(),
        activity.getAttempt(),
        activity.hasNextAttemptScheduleTime() ? time(activity.getNextAttemptScheduleTime()) : null);
  }

  private static @Nullable Instant time(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
