package dev.wonflow.activities.reconciliation;

import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.reconciliation.Comparing;
import dev.wonflow.reconciliation.Comparison;
import dev.wonflow.reconciliation.MissingWorkflows;
import dev.wonflow.reconciliation.OpenedRun;
import dev.wonflow.reconciliation.Opening;
import dev.wonflow.reconciliation.PagesRead;
import dev.wonflow.reconciliation.Reading;
import dev.wonflow.reconciliation.Reconciliation;
import dev.wonflow.reconciliation.ReconciliationOutcome;
import dev.wonflow.reconciliation.Remedies;
import dev.wonflow.reconciliation.Remedy;
import dev.wonflow.reconciliation.RunEnd;
import dev.wonflow.reconciliation.RunReference;
import dev.wonflow.reconciliation.Suspects;
import dev.wonflow.reconciliation.Unhealed;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import org.springframework.stereotype.Component;

/** The steps of a run, each with its own part of this package. */
@Component
class ReconciliationImpl implements Reconciliation {
  private final Runs runs;
  private final Pages pages;
  private final Comparisons comparisons;
  private final RemedyBook remedies;

  ReconciliationImpl(Runs runs, Pages pages, Comparisons comparisons, RemedyBook remedies) {
    this.runs = runs;
    this.pages = pages;
    this.comparisons = comparisons;
    this.remedies = remedies;
  }

  @Override
  public OpenedRun open(Opening opening) {
    return runs.open(opening);
  }

  @Override
  public PagesRead read(Reading reading) {
    ActivityExecutionContext temporal = Activity.getExecutionContext();
    PagesRead from =
        temporal
            .getHeartbeatDetails(PagesRead.class)
            .orElseGet(() -> PagesRead.none(reading.after()));
    return pages.read(reading.runId(), from, temporal::heartbeat);
  }

  @Override
  public Comparison compare(Comparing comparing) {
    return comparisons.compare(comparing);
  }

  @Override
  public Remedies remedies(RunReference run) {
    return remedies.of(run.runId());
  }

  @Override
  public Suspects suspects(RunReference run) {
    return remedies.suspects(run.runId());
  }

  @Override
  public void keepMissing(MissingWorkflows missing) {
    remedies.keepMissing(missing);
  }

  @Override
  public PaymentRequest storedRequest(Remedy remedy) {
    return remedies.storedRequest(remedy);
  }

  @Override
  public Unhealed unhealed(RunReference run) {
    return remedies.unhealed(run.runId());
  }

  @Override
  public ReconciliationOutcome close(RunEnd end) {
    return runs.close(end);
  }
}
