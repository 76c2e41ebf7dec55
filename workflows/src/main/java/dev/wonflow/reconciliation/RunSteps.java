package dev.wonflow.reconciliation;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * The steps of a run, each with its time-outs. All are regular activities: they take longer than a
 * workflow task may.
 *
 * @param reading many calls to Toss of up to 60 seconds each
 * @param books one database transaction
 */
record RunSteps(Reconciliation reading, Reconciliation books) {
  /** Above the 60 seconds that Toss may take for a page. */
  private static final Duration PAGE = Duration.ofSeconds(75);

  /** Most pages of one activity, as the activity counts them. */
  private static final int PAGES = 20;

  /** Toss may be away for this long before the run ends incomplete. */
  private static final Duration TOSS_AWAY = Duration.ofHours(6);

  /** The database may compare a million lines; its own limit is 10 minutes. */
  private static final Duration COMPARISON = Duration.ofMinutes(11);

  private static final RetryOptions PATIENT =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(1))
          .setMaximumInterval(Duration.ofMinutes(1))
          .build();

  static RunSteps create() {
    return new RunSteps(
        Workflow.newActivityStub(
            Reconciliation.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(PAGE.multipliedBy(PAGES))
                .setHeartbeatTimeout(PAGE)
                .setScheduleToCloseTimeout(TOSS_AWAY)
                .setRetryOptions(PATIENT)
                .build()),
        Workflow.newActivityStub(
            Reconciliation.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(COMPARISON)
                .setRetryOptions(PATIENT)
                .build()));
  }
}
