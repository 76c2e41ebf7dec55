package dev.wonflow.payout;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Releases the orders whose time is over although nobody reported them as delivered; started by the
 * schedule {@code release}.
 */
@WorkflowInterface
public interface ReleaseWorkflow {
  /** The type of the workflow, as operators read it. */
  String TYPE = "Release";

  /** Ends when nothing more is due, or with {@code more} after a bounded number of steps. */
  @WorkflowMethod(name = TYPE)
  Released run();
}
