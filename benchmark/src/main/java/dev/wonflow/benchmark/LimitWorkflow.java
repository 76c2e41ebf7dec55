package dev.wonflow.benchmark;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A payment in wonflow's shape without its work. */
@WorkflowInterface
public interface LimitWorkflow {
  /** Five local steps; after the first one it waits for the signal. */
  @WorkflowMethod
  String run(String id);

  /** The buyer agreed. */
  @SignalMethod
  void confirm(String key);
}
