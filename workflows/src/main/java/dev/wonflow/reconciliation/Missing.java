package dev.wonflow.reconciliation;

import dev.wonflow.id.PaymentId;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;

/**
 * Looks for the workflows of payments that should be at their end. A hint finds out: a workflow
 * that is there looks at Toss once more, which harms nothing.
 */
record Missing(Reconciliation books) {
  void look(RunReference run) {
    Workflow.setCurrentDetails("Looks for payments without a workflow");
    List<Look> looks =
        books.suspects(run).payments().stream()
            .map(id -> new Look(id, Async.function(Owners::hinted, id)))
            .toList();
    books.keepMissing(
        new MissingWorkflows(
            run.runId(),
            looks.stream().filter(look -> !look.found().get()).map(Look::payment).toList()));
  }

  private record Look(PaymentId payment, Promise<Boolean> found) {}
}
