package dev.wonflow.reconciliation;

import dev.wonflow.payment.StepFailure;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The story of a run: read, compare, heal, compare again, book what was settled, say what is left.
 */
public final class ReconciliationWorkflowImpl implements ReconciliationWorkflow {
  /** Two runs of one date never overlap. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  /** Of 20 pages each, 5,000 lines a page: 10 million lines. */
  private static final int MOST_READINGS = 100;

  private final RunSteps steps = RunSteps.create();

  @Override
  public ReconciliationOutcome run(ReconciliationRequest request) {
    RunReference run = open(request);
    String missing = read(run);
    if (missing == null) {
      missing = readSettlements(run);
    }
    if (missing == null) {
      missing = readPayouts(run);
    }
    if (missing != null) {
      return close(new RunEnd(run.runId(), missing, null));
    }
    Missing workflows = new Missing(steps.books());
    workflows.look(run);
    Workflow.setCurrentDetails("Compares " + request.date());
    Comparison first = steps.books().compare(new Comparing(run.runId(), 1));
    if (first.vanished() > 0) {
      return close(new RunEnd(run.runId(), lost(first), null));
    }
    String note = null;
    if (first.healable() > 0) {
      Workflow.setCurrentDetails("Heals " + first.healable() + " of " + first.found());
      note = new Healing(steps.books(), steps.looks()).heal(run);
      workflows.look(run);
      steps.books().compare(new Comparing(run.runId(), 2));
    }
    Workflow.setCurrentDetails("Books what Toss settled");
    steps.booking().book(run);
    return close(new RunEnd(run.runId(), null, note));
  }

  private RunReference open(ReconciliationRequest request) {
    var info = Workflow.getInfo();
    var opening =
        new Opening(
            request.date(),
            info.getWorkflowId() + ":" + info.getFirstExecutionRunId(),
            info.getWorkflowId(),
            request.trigger());
    OpenedRun run = steps.books().open(opening);
    while (!run.mayBegin()) {
      Workflow.setCurrentDetails("Waits for another run of " + request.date());
      Workflow.sleep(LOOK_AGAIN);
      run = steps.books().open(opening);
    }
    return new RunReference(run.runId());
  }

  /** What is missing, in words; null if Toss was read to its end. */
  private @Nullable String read(RunReference run) {
    Workflow.setCurrentDetails("Reads Toss's transactions");
    PagesRead read = PagesRead.none(null);
    try {
      for (int reading = 0; reading < MOST_READINGS && !read.atEnd(); reading++) {
        read = steps.reading().read(new Reading(run.runId(), read.after()));
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
        read = steps.settling().read(new SettlementReading(run.runId(), read.next()));
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
    try {
      steps.payouts().readPayouts(run);
      return null;
    } catch (ActivityFailure failure) {
      StepFailure.passOnCancellation(failure);
      return "Toss's payouts: no answer in time";
    }
  }

  private static String lost(Comparison comparison) {
    return comparison.vanished() + " lines that Toss showed before";
  }

  private ReconciliationOutcome close(RunEnd end) {
    ReconciliationOutcome outcome = steps.books().close(end);
    Workflow.setCurrentDetails(
        "%s: %s at Toss, %s in the books, %d open"
            .formatted(
                outcome.verdict().word(),
                outcome.tossTotal(),
                outcome.booksTotal(),
                outcome.open()));
    return outcome;
  }
}
