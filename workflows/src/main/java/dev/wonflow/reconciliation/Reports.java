package dev.wonflow.reconciliation;

import dev.wonflow.payment.StepFailure;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** Toss's three lists of a day, each read to its end or not at all. */
record Reports(Reconciliation transactions, Settlements settlements, PayoutReports payouts) {
  /** Of 20 pages each, 5,000 lines a page: 10 million lines. */
  private static final int MOST_READINGS = 100;

  /** Reads all of them. What is missing, in words; null if nothing is. */
  @Nullable String read(RunReference run) {
    String missing = readTransactions(run);
    if (missing == null) {
      missing = readSettlements(run);
    }
    return missing == null ? readPayouts(run) : missing;
  }

  private @Nullable String readTransactions(RunReference run) {
    Workflow.setCurrentDetails("Reads Toss's transactions");
    PagesRead read = PagesRead.none(null);
    try {
      for (int reading = 0; reading < MOST_READINGS && !read.atEnd(); reading++) {
        read = transactions.read(new Reading(run.runId(), read.after()));
        if (read.contradicted() > 0) {
          return read.contradicted() + " lines with another content than before";
        }
      }
    } catch (ActivityFailure failure) {
      StepFailure.passOnCancellation(failure);
      return "Toss's transactions, from " + read.after() + " on: no answer in time";
    }
    return read.atEnd() ? null : "More lines than are read in one run";
  }

  private @Nullable String readSettlements(RunReference run) {
    Workflow.setCurrentDetails("Reads Toss's settlements");
    SettlementsRead read = SettlementsRead.none(SettlementPlace.START);
    try {
      for (int reading = 0; reading < MOST_READINGS && !read.atEnd(); reading++) {
        read = settlements.read(new SettlementReading(run.runId(), read.next()));
        if (read.contradicted() > 0) {
          return read.contradicted() + " settled lines with another content than before";
        }
      }
    } catch (ActivityFailure failure) {
      StepFailure.passOnCancellation(failure);
      return "Toss's settlements, from page " + read.next().page() + " on: no answer in time";
    }
    return read.atEnd() ? null : "More settled lines than are read in one run";
  }

  private @Nullable String readPayouts(RunReference run) {
    Workflow.setCurrentDetails("Reads Toss's payouts");
    PayoutsRead read = PayoutsRead.none();
    try {
      for (int reading = 0; reading < MOST_READINGS && !read.atEnd(); reading++) {
        read = payouts.readPayouts(new PayoutReading(run.runId(), read));
      }
    } catch (ActivityFailure failure) {
      StepFailure.passOnCancellation(failure);
      return "Toss's payouts, from " + read.after() + " on: no answer in time";
    }
    return read.atEnd() ? null : "More payouts than are read in one run";
  }
}
