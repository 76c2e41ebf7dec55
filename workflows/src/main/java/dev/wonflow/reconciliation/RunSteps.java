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
 * @param books one database transaction that may take minutes
 * @param looks one short one, often: a worker that dies in it may not hold the run up for long
 * @param settling many calls to Toss, too
 * @param booking many small transactions
 * @param payouts some calls to Toss, too
 */
record RunSteps(
    Reconciliation reading,
    Reconciliation books,
    Reconciliation looks,
    Settlements settling,
    Settlements booking,
    PayoutReports payouts) {
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

  /** Of one batch of journals, or one look at what is left to heal. */
  private static final Duration BATCH = Duration.ofMinutes(1);

  /** A million lines, two journals each. */
  private static final Duration BOOKING = Duration.ofHours(2);

  private static final Duration DECISION = Duration.ofSeconds(10);

  static RunSteps create() {
    ActivityOptions pages =
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(PAGE.multipliedBy(PAGES))
            .setHeartbeatTimeout(PAGE)
            .setScheduleToCloseTimeout(TOSS_AWAY)
            .setRetryOptions(PATIENT)
            .build();
    ActivityOptions batches =
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(BOOKING)
            .setHeartbeatTimeout(BATCH)
            .setRetryOptions(PATIENT)
            .build();
    return new RunSteps(
        Workflow.newActivityStub(Reconciliation.class, pages),
        Workflow.newActivityStub(Reconciliation.class, within(COMPARISON)),
        Workflow.newActivityStub(Reconciliation.class, within(BATCH)),
        Workflow.newActivityStub(Settlements.class, pages),
        Workflow.newActivityStub(Settlements.class, batches),
        Workflow.newActivityStub(PayoutReports.class, pages));
  }

  /** For what people decide: one short transaction. */
  static Decisions decisions() {
    return Workflow.newActivityStub(Decisions.class, within(DECISION));
  }

  /** For what the bank says: one transaction of some thousand lines. */
  static BankStatements statements() {
    return Workflow.newActivityStub(BankStatements.class, within(BATCH));
  }

  private static ActivityOptions within(Duration limit) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(limit)
        .setRetryOptions(PATIENT)
        .build();
  }
}
