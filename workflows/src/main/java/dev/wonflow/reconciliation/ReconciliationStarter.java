package dev.wonflow.reconciliation;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * What the schedule starts: turns the time of the firing into a date. The date cannot stand in the
 * schedule, and Temporal appends a UTC time to the id of what it starts.
 */
@WorkflowInterface
public interface ReconciliationStarter {
  /** The type of the workflow, as operators read it. */
  String TYPE = "ReconciliationStarter";

  /** Starts the run of the day before, unless it was started before. */
  @WorkflowMethod(name = TYPE)
  Started run();
}
