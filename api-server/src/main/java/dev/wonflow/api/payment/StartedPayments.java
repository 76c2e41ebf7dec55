package dev.wonflow.api.payment;

import dev.wonflow.id.PaymentId;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentWorkflow;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.client.WorkflowClient;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was asked for, read from the first event of a payment's workflow: no worker is needed. */
@Component
class StartedPayments {
  private final WorkflowClient temporal;

  StartedPayments(WorkflowClient temporal) {
    this.temporal = temporal;
  }

  Optional<PaymentRequest> find(PaymentId id) {
    try {
      var page =
          temporal.getWorkflowServiceStubs().blockingStub().getWorkflowExecutionHistory(first(id));
      return page.getHistory().getEventsList().stream()
          .map(event -> event.getWorkflowExecutionStartedEventAttributes())
          .filter(start -> start.getWorkflowType().getName().equals(PaymentWorkflow.TYPE))
          .findFirst()
          .map(this::request);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private GetWorkflowExecutionHistoryRequest first(PaymentId id) {
    return GetWorkflowExecutionHistoryRequest.newBuilder()
        .setNamespace(temporal.getOptions().getNamespace())
        .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id.value()))
        .setMaximumPageSize(1)
        .build();
  }

  private PaymentRequest request(WorkflowExecutionStartedEventAttributes start) {
    return temporal
        .getOptions()
        .getDataConverter()
        .fromPayloads(0, Optional.of(start.getInput()), PaymentRequest.class, PaymentRequest.class);
  }
}
