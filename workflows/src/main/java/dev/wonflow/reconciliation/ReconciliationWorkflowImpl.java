package dev.wonflow.reconciliation;

import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * The story of a run: read, compare, heal, compare again, book what was settled, say what is left.
 */
public final class ReconciliationWorkflowImpl implements ReconciliationWorkflow {
  /** Two runs of one date never overlap. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  private final RunSteps steps = RunSteps.create();

  @Override
  public ReconciliationOutcome run(ReconciliationRequest request) {
    OpenedRun opened = open(request);
    RunReference run = new RunReference(opened.runId());
    String missing = RunSteps.reports(opened.page()).read(run);
    if (missing != null) {
      return close(new RunEnd(run.runId(), missing, null));
    }
    Missing workflows = new Missing(steps.books());
    workflows.look(run);
    Workflow.setCurrentDetails("Compares " + request.date());
    Comparison first = steps.comparing().compare(new Comparing(run.runId(), 1));
    if (first.vanished() > 0) {
      return close(new RunEnd(run.runId(), lost(first), null));
    }
    String note = null;
    if (first.healable() > 0) {
      Workflow.setCurrentDetails("Heals " + first.healable() + " of " + first.found());
      note = new Healing(steps.books()).heal(run);
      workflows.look(run);
      steps.comparing().compare(new Comparing(run.runId(), 2));
    }
    Workflow.setCurrentDetails("Books what Toss settled");
    steps.booking().book(run);
    return close(new RunEnd(run.runId(), null, note));
  }

  private OpenedRun open(ReconciliationRequest request) {
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
    return run;
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
