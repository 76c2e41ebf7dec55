package dev.wonflow.benchmark;

import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A payment as the textbook has it, without its work. */
@WorkflowInterface
public interface TextbookWorkflow {
  /** Four regular activities; after the first one it waits for the update. */
  @WorkflowMethod
  String run(String id);

  /** The buyer agreed; answers when the payment is booked and credited. */
  @UpdateMethod
  String confirm(String key);
}
