package dev.wonflow.api.payout;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.client.WorkflowClient;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was asked for, read from the first event of a workflow: no worker is needed. */
@Component
public class Started {
  private final WorkflowClient temporal;

  Started(WorkflowClient temporal) {
    this.temporal = temporal;
  }

  /** The input of a workflow of that type, if there is one. */
  public <T> Optional<T> input(String workflowId, String type, Class<T> input) {
    try {
      var first =
          GetWorkflowExecutionHistoryRequest.newBuilder()
              .setNamespace(temporal.getOptions().getNamespace())
              .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
              .setMaximumPageSize(1)
              .build();
      var page =
          temporal.getWorkflowServiceStubs().blockingStub().getWorkflowExecutionHistory(first);
      return page.getHistory().getEventsList().stream()
          .map(event -> event.getWorkflowExecutionStartedEventAttributes())
          .filter(start -> start.getWorkflowType().getName().equals(type))
          .findFirst()
          .map(
              start ->
                  temporal
                      .getOptions()
                      .getDataConverter()
                      .fromPayloads(0, Optional.of(start.getInput()), input, input));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
