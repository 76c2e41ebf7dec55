package dev.wonflow.payment;

import io.temporal.workflow.Workflow;

/** When a workflow that asks on and on begins a new run. */
public final class LongHistory {
  /** Long before the server would suggest it, so that a person can still read the history. */
  private static final long MOST_EVENTS = 1_000;

  private LongHistory() {}

  /** Whether the next pause is a good place for continue-as-new. */
  public static boolean isReached() {
    return Workflow.getInfo().isContinueAsNewSuggested()
        || Workflow.getInfo().getHistoryLength() > MOST_EVENTS;
  }
}
