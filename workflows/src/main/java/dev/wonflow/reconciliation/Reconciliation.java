package dev.wonflow.reconciliation;

import dev.wonflow.payment.PaymentRequest;
import io.temporal.activity.ActivityInterface;

/**
 * The steps of a run. Each may be repeated; a run that somebody else closed meanwhile is left as it
 * is.
 */
@ActivityInterface(namePrefix = "Reconciliation")
public interface Reconciliation {
  /** Stores a run under the next number of its date, unless another of the date is running. */
  OpenedRun open(Opening opening);

  /**
   * Reads Toss's transactions of the date, page by page, and stores each raw line once. Heartbeats
   * carry how far it got; a repetition goes on from there.
   *
   * <p>Fails as the calls of {@link dev.wonflow.toss.Toss} do; every failure may be tried again.
   */
  PagesRead read(Reading reading);

  /** Payments of the date or before that should be at their end and that Toss says nothing of. */
  Suspects suspects(RunReference run);

  /**
   * Keeps what a look for workflows did not find, instead of what an earlier look of the run did.
   */
  void keepMissing(MissingWorkflows missing);

  /**
   * Compares what Toss, the books and the payments say, set against set, and stores what differs.
   */
  Comparison compare(Comparing comparing);

  /** The payments whose own workflows can put a discrepancy right, within the caps. */
  Remedies remedies(RunReference run);

  /** The input of a payment's workflow as it is stored, to start the workflow anew. */
  PaymentRequest storedRequest(Remedy remedy);

  /** How many remedies have not worked yet. */
  Unhealed unhealed(RunReference run);

  /** Stores the verdict and tells the receivers, once. */
  ReconciliationOutcome close(RunEnd end);
}
