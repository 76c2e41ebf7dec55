package dev.wonflow.reconciliation;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a run, each with its time-outs. All are regular activities: they take longer than a
 * workflow task may.
 *
 * @param books one short transaction each: a worker that dies in it may not hold the run up for
 *     long
 * @param comparing one that may take minutes, and longer with books of many years
 * @param booking many small transactions
 */
record RunSteps(Reconciliation books, Reconciliation comparing, Settlements booking) {
  /** Toss says that a page may take it so long. */
  private static final Duration PAGE = Duration.ofSeconds(60);

  /** With a pause of the worker's: shorter ones are taken for its death. */
  private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(10);

  /** Most pages of one activity, as the activity counts them. */
  private static final int PAGES = 20;

  /** Toss may be away for this long before the run ends incomplete. */
  private static final Duration TOSS_AWAY = Duration.ofHours(6);

  /** Minutes for a million lines, but the proof of the books grows with them. */
  private static final Duration COMPARISON = Duration.ofMinutes(65);

  private static final RetryOptions PATIENT =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(1))
          .setMaximumInterval(Duration.ofMinutes(1))
          .build();

  /** Of one batch of journals, or one short step. */
  private static final Duration BATCH = Duration.ofMinutes(1);

  /** A million lines, two journals each. */
  private static final Duration BOOKING = Duration.ofHours(2);

  private static final Duration DECISION = Duration.ofSeconds(10);

  static RunSteps create() {
    ActivityOptions batches =
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(BOOKING)
            .setHeartbeatTimeout(BATCH)
            .setRetryOptions(PATIENT)
            .build();
    return new RunSteps(
        Workflow.newActivityStub(Reconciliation.class, within(BATCH)),
        Workflow.newActivityStub(Reconciliation.class, within(COMPARISON)),
        Workflow.newActivityStub(Settlements.class, batches));
  }

  /** Many calls to Toss, each followed by a heartbeat: a quarter more than a call may take. */
  static Reports reports(@Nullable Duration page) {
    Duration call = page == null ? PAGE : page;
    Duration quarterMore = call.multipliedBy(5).dividedBy(4);
    Duration silence = quarterMore.compareTo(SHORTEST_SILENCE) < 0 ? SHORTEST_SILENCE : quarterMore;
    ActivityOptions pages =
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(silence.multipliedBy(PAGES))
            .setHeartbeatTimeout(silence)
            .setScheduleToCloseTimeout(TOSS_AWAY)
            .setRetryOptions(PATIENT)
            .build();
    return new Reports(
        Workflow.newActivityStub(Reconciliation.class, pages),
        Workflow.newActivityStub(Settlements.class, pages),
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
