package dev.wonflow.api.batch;

import dev.wonflow.api.Settings;
import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.payout.PayoutSettings;
import dev.wonflow.api.payout.Started;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.batch.BatchRequest;
import dev.wonflow.batch.BatchSource;
import dev.wonflow.batch.BatchWorkflow;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.BatchId;
import dev.wonflow.id.Ids;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Starts the workflow of a batch, once per Idempotency-Key. */
@Component
class Batches {
  private final WorkflowClient temporal;
  private final BatchViews views;
  private final Uploads uploads;
  private final Started started;
  private final Settings settings;
  private final PayoutSettings payouts;
  private final BatchSettings batches;
  private final Clock clock;

  Batches(
      WorkflowClient temporal,
      BatchViews views,
      Uploads uploads,
      Started started,
      Settings settings,
      PayoutSettings payouts,
      BatchSettings batches,
      Clock clock) {
    this.temporal = temporal;
    this.views = views;
    this.uploads = uploads;
    this.started = started;
    this.settings = settings;
    this.payouts = payouts;
    this.batches = batches;
    this.clock = clock;
  }

  /**
   * A request and what became of it.
   *
   * @param replayed whether it had been made before
   */
  record Taken(Batch batch, boolean replayed) {}

  /** Pays whom the file names; a bad file changes nothing. */
  Taken upload(Caller caller, String idempotencyKey, byte[] file) {
    List<UploadLine> lines = UploadFile.read(file);
    String said = Ids.fingerprint(new String(file, StandardCharsets.UTF_8));
    BatchRequest request = request(caller, idempotencyKey, BatchSource.CSV, said);
    Optional<Batch> earlier = find(request.batchId().value());
    if (earlier.isPresent()) {
      return replay(request, earlier.get());
    }
    requireSame(request, uploads.keep(request, lines));
    return start(request);
  }

  /** Pays every seller all that is available. */
  Taken payAll(Caller caller, String idempotencyKey) {
    BatchRequest request =
        request(caller, idempotencyKey, BatchSource.ALL_AVAILABLE, Ids.fingerprint("all"));
    return find(request.batchId().value())
        .map(earlier -> replay(request, earlier))
        .orElseGet(() -> start(request));
  }

  /** Read your write: what is stored, else what was asked for. */
  Optional<Batch> find(String id) {
    Optional<String> known = Require.optionalId(id).filter(text -> text.startsWith("bat_"));
    return known
        .flatMap(views::find)
        .or(
            () ->
                known
                    .flatMap(
                        text ->
                            started.input("batch-" + text, BatchWorkflow.TYPE, BatchRequest.class))
                    .map(Batch::requested));
  }

  private Taken start(BatchRequest request) {
    try {
      WorkflowClient.start(
          temporal.newWorkflowStub(BatchWorkflow.class, options(request))::run, request);
      return new Taken(Batch.requested(request), false);
    } catch (WorkflowExecutionAlreadyStarted e) {
      return replay(request, find(request.batchId().value()).orElseThrow(() -> e));
    }
  }

  private BatchRequest request(
      Caller caller, String idempotencyKey, BatchSource source, String fingerprint) {
    BatchId id = Ids.batch(settings.deployment(), caller.client(), idempotencyKey);
    return new BatchRequest(
        id,
        caller.client(),
        source,
        caller.person(),
        fingerprint,
        Money.krw(payouts.approvalAbove()),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        payouts.waits(),
        batches.pace(),
        false);
  }

  private static Taken replay(BatchRequest request, Batch earlier) {
    requireSame(request, earlier.fingerprint());
    return new Taken(earlier, true);
  }

  private static void requireSame(BatchRequest request, String earlier) {
    if (!earlier.equals(request.fingerprint())) {
      throw new Refused(
          ErrorCode.IDEMPOTENCY_KEY_REUSED,
          "Under this key there is " + request.batchId() + ", with another body",
          "Idempotency-Key");
    }
  }

  private static WorkflowOptions options(BatchRequest request) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(BatchWorkflow.id(request.batchId()))
        .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setStaticSummary("Payouts asked for by " + request.requestedBy())
        .build();
  }
}
