package dev.wonflow.benchmark;

import io.temporal.activity.LocalActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** As the payment: one local step before the signal, four after it. */
public final class LimitWorkflowImpl implements LimitWorkflow {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private final NoOpSteps steps =
      Workflow.newLocalActivityStub(
          NoOpSteps.class,
          LocalActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(5)).build());
  private boolean confirmed;

  @Override
  public String run(String id) {
    steps.register(id);
    Workflow.await(LONGEST_WAIT, () -> confirmed);
    steps.begin(id);
    steps.charge(id);
    steps.book(id);
    return steps.credit(id);
  }

  @Override
  public void confirm(String key) {
    confirmed = true;
  }
}
