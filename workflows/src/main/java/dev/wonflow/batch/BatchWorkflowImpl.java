package dev.wonflow.batch;

import dev.wonflow.payment.LocalFirst;
import dev.wonflow.payment.Moment;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;

/** The story of a batch: read a few lines, make each a payout, rest, until none is left. */
public final class BatchWorkflowImpl implements BatchWorkflow {
  private final BatchRequest request;
  private final LocalFirst<BatchRecords> records = BatchSteps.records();
  private final BatchDesk desk;

  /** Made by Temporal, before any command is handled. */
  @WorkflowInit
  public BatchWorkflowImpl(BatchRequest request) {
    this.request = request;
    this.desk = new BatchDesk(request.paused());
  }

  @Override
  public BatchState run(BatchRequest sameRequest) {
    // Temporal's own Cancel is finance's: it may not reach payouts that have gone.
    CancellationScope.current()
        .getCancellationRequest()
        .thenApply(
            reason -> {
              desk.command(new BatchCommand(BatchCommand.Kind.CANCEL, "temporal"));
              return reason;
            });
    var end = new BatchState[1];
    Workflow.newDetachedCancellationScope(() -> end[0] = pay()).run();
    return end[0];
  }

  private BatchState pay() {
    BatchState state = records.step(r -> r.open(request));
    for (int group = 0; goesOn(); group++) {
      if (state.status().isFinal() || state.waiting() == 0) {
        return mark(BatchStatus.DONE);
      }
      if (group == request.pace().groups() || Workflow.getInfo().isContinueAsNewSuggested()) {
        Workflow.continueAsNew(request.paused(desk.paused())); // the rows say how far this one came
      }
      state = sendGroup();
      desk.rest(request.pace().pause());
    }
    return mark(BatchStatus.CANCELED);
  }

  /** Waits while a person has stopped it; false where it was called off. */
  private boolean goesOn() {
    if (desk.paused() && !desk.canceled()) {
      mark(BatchStatus.PAUSED);
      desk.awaitWord();
      if (!desk.canceled()) {
        mark(BatchStatus.RUNNING);
      }
    }
    return !desk.canceled();
  }

  private BatchState sendGroup() {
    var asking = new BatchAsking(request.batchId(), request.pace().atOnce());
    List<BatchItem> items = records.step(r -> r.next(asking)).items();
    Promise.allOf(items.stream().map(this::started).toList()).get();
    var gone =
        items.stream()
            .map(item -> new BatchGone.Gone(item.line(), item.payoutId(request.batchId())))
            .toList();
    BatchState state = records.step(r -> r.gone(new BatchGone(request.batchId(), gone)));
    says(state);
    return state;
  }

  private Promise<Boolean> started(BatchItem item) {
    return BatchSteps.start(request.payout(item, Moment.now()));
  }

  private BatchState mark(BatchStatus status) {
    var mark = new BatchMark(request.batchId(), status, Moment.now());
    BatchState state = records.step(r -> r.mark(mark));
    says(state);
    return state;
  }

  private static void says(BatchState state) {
    Workflow.setCurrentDetails(
        "%s: %d of %d lines wait".formatted(state.status(), state.waiting(), state.lines()));
  }

  @Override
  public BatchReceipt command(BatchCommand command) {
    return desk.command(command);
  }
}
