package dev.wonflow.local;

import com.google.protobuf.util.Durations;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;

/** The namespace `default` of a fresh server, with the two search attributes of the inbox. */
final class TemporalNamespace {
  private static final String NAME = "default";
  private static final int KEPT_DAYS = 30;

  private TemporalNamespace() {}

  /** Makes it and waits until the server knows it, which takes some seconds. */
  static void prepare(String address, Duration limit) {
    register(address);
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget(address)
                .validateAndBuildWithDefaults());
    try {
      if (!Deadline.in(limit).reach(() -> knowsAttributes(operator))) {
        throw new CannotStart("Temporal does not take the search attributes");
      }
    } finally {
      operator.shutdownNow();
    }
  }

  private static void register(String address) {
    WorkflowServiceStubs service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    try {
      service
          .blockingStub()
          .registerNamespace(
              RegisterNamespaceRequest.newBuilder()
                  .setNamespace(NAME)
                  .setWorkflowExecutionRetentionPeriod(Durations.fromDays(KEPT_DAYS))
                  .build());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw new CannotStart("Temporal takes no namespace: " + e.getMessage(), e);
      }
    } finally {
      service.shutdownNow();
    }
  }

  private static boolean knowsAttributes(OperatorServiceStubs operator) {
    try {
      var known =
          operator
              .blockingStub()
              .listSearchAttributes(
                  ListSearchAttributesRequest.newBuilder().setNamespace(NAME).build());
      if (known.containsCustomAttributes("ErrorCode")) {
        return true;
      }
      operator
          .blockingStub()
          .addSearchAttributes(
              AddSearchAttributesRequest.newBuilder()
                  .setNamespace(NAME)
                  .putSearchAttributes("NeedsOperator", IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                  .putSearchAttributes("ErrorCode", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                  .build());
      return false;
    } catch (StatusRuntimeException notYet) {
      return false;
    }
  }
}
