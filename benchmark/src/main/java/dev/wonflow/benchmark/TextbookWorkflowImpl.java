package dev.wonflow.benchmark;

import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Each step is an activity with the usual options. */
public final class TextbookWorkflowImpl implements TextbookWorkflow {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private final NoOpSteps steps =
      Workflow.newActivityStub(
          NoOpSteps.class,
          ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(5)).build());
  private boolean confirmed;
  private boolean credited;

  @Override
  public String run(String id) {
    steps.register(id);
    Workflow.await(LONGEST_WAIT, () -> confirmed);
    steps.charge(id);
    steps.book(id);
    String end = steps.credit(id);
    credited = true;
    Workflow.await(LONGEST_WAIT, Workflow::isEveryHandlerFinished);
    return end;
  }

  @Override
  public String confirm(String key) {
    confirmed = true;
    Workflow.await(LONGEST_WAIT, () -> credited);
    return key;
  }
}
