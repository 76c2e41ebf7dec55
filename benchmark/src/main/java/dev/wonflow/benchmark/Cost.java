package dev.wonflow.benchmark;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Map;

/**
 * What one payment of ours costs.
 *
 * @param used statements, bytes and milliseconds of processors, as {@link Usage} names them
 * @param events of the longest history among some
 * @param bytes of the largest
 */
record Cost(Map<String, Double> used, long events, long bytes) {
  static Cost of(Map<String, Double> used, WorkflowClient client, List<String> ids) {
    List<WorkflowExecutionInfo> histories = ids.stream().map(id -> describe(client, id)).toList();
    return new Cost(
        used,
        histories.stream().mapToLong(WorkflowExecutionInfo::getHistoryLength).max().orElse(0),
        histories.stream().mapToLong(WorkflowExecutionInfo::getHistorySizeBytes).max().orElse(0));
  }

  double worker() {
    return of("statements of wonflow_worker");
  }

  /** Reads for the caller and for Toss's webhook. */
  double api() {
    return of("statements of wonflow_api");
  }

  double temporal() {
    return of("statements of temporal");
  }

  double of(String name) {
    return used.getOrDefault(name, 0.0);
  }

  private static WorkflowExecutionInfo describe(WorkflowClient client, String id) {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id))
                .build())
        .getWorkflowExecutionInfo();
  }
}
