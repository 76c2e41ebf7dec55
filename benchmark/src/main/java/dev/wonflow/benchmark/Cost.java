package dev.wonflow.benchmark;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one payment of ours costs.
 *
 * @param used statements, bytes and milliseconds of processors, as {@link Usage} names them
 * @param events of the longest history among some
 * @param bytes of the largest
 */
record Cost(Map<String, Double> used, long events, long bytes) {
  private static final int KILOBYTE = 1_000;

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

  /** For people. */
  List<String> sentences() {
    return List.of(
        ("A payment of one order costs %.1f statements of the worker, %.1f of the api-server"
                + " (a webhook included) and %.1f of Temporal.")
            .formatted(worker(), api(), temporal()),
        "Its history has %d events and %d bytes.".formatted(events, bytes),
        ("It writes %.1f kB of PostgreSQL's log; the database of ours grows by %.1f kB and"
                + " Temporal's by %.1f kB.")
            .formatted(
                of("bytes of log") / KILOBYTE,
                of("bytes of wonflow") / KILOBYTE,
                of("bytes of temporal") / KILOBYTE),
        "It takes processors for " + processors(used) + ".");
  }

  /** What a payment without work costs, for people. */
  static String bare(Subject subject, Bench bench) {
    Map<String, Double> used = bench.used(subject);
    return "A payment of the %s costs %.1f statements of Temporal; it takes processors for %s."
        .formatted(subject.name(), used.get("statements of temporal"), processors(used));
  }

  /** Milliseconds of each program's. */
  private static String processors(Map<String, Double> used) {
    return used.entrySet().stream()
        .filter(each -> each.getKey().startsWith("ms of "))
        .map(each -> "%.1f %s".formatted(each.getValue(), each.getKey()))
        .collect(Collectors.joining(", "));
  }

  /** For programs. */
  Map<String, Double> numbers() {
    Map<String, Double> numbers = new TreeMap<>(used);
    numbers.put("historyEvents", (double) events);
    numbers.put("historyBytes", (double) bytes);
    return numbers;
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
