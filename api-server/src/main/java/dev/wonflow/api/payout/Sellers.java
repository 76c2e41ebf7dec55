package dev.wonflow.api.payout;

import dev.wonflow.api.Settings;
import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.api.vault.Vault;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.SellerId;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payout.SellerRequest;
import dev.wonflow.payout.SellerWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Starts the workflow of a seller, once; again only where Toss did not take the seller. */
@Component
class Sellers {
  private final WorkflowClient temporal;
  private final SellerViews views;
  private final Started started;
  private final Vault vault;
  private final Settings settings;
  private final PayoutSettings payouts;
  private final JsonMapper json;
  private final Clock clock;

  Sellers(
      WorkflowClient temporal,
      SellerViews views,
      Started started,
      Vault vault,
      Settings settings,
      PayoutSettings payouts,
      JsonMapper json,
      Clock clock) {
    this.temporal = temporal;
    this.views = views;
    this.started = started;
    this.vault = vault;
    this.settings = settings;
    this.payouts = payouts;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A request and what became of it.
   *
   * @param replayed whether it had been made before
   */
  record Taken(SellerController.Answer answer, boolean replayed) {}

  Taken take(Caller caller, SellerBody body) {
    SellerId id = new SellerId(Require.id("sellerId", body.sellerId()));
    String particulars = json.writeValueAsString(body.particulars());
    String fingerprint = vault.fingerprint(particulars);
    Optional<SellerViews.Seller> stored = views.find(id.value());
    if (stored.filter(seller -> seller.tossCode() == null).isPresent()) {
      return replay(stored.get().fingerprint(), fingerprint, id);
    }
    SellerRequest request = request(caller, id, fingerprint, vault.keep(particulars));
    try {
      WorkflowClient.start(
          temporal.newWorkflowStub(SellerWorkflow.class, options(request))::run, request);
      return new Taken(requested(request), false);
    } catch (WorkflowExecutionAlreadyStarted e) {
      String earlier = started(id).map(SellerRequest::fingerprint).orElseThrow(() -> e);
      return replay(earlier, fingerprint, id);
    }
  }

  Optional<SellerController.Answer> find(String sellerId) {
    return views
        .find(sellerId)
        .map(SellerController.Answer::of)
        .or(() -> started(new SellerId(sellerId)).map(Sellers::requested));
  }

  private Taken replay(String earlier, String fingerprint, SellerId id) {
    if (!earlier.equals(fingerprint)) {
      throw new Refused(
          ErrorCode.COMMAND_NOT_ALLOWED, "The seller is registered with other particulars");
    }
    return new Taken(find(id.value()).orElseThrow(Refused::notFound), true);
  }

  private Optional<SellerRequest> started(SellerId id) {
    return started.input(SellerWorkflow.id(id), SellerWorkflow.TYPE, SellerRequest.class);
  }

  private SellerRequest request(Caller caller, SellerId id, String fingerprint, String vaultId) {
    return new SellerRequest(
        id,
        caller.client(),
        Ids.refSeller(settings.deployment(), id),
        vaultId,
        fingerprint,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        payouts.callTimeout(),
        payouts.askSeller());
  }

  private static SellerController.Answer requested(SellerRequest request) {
    return new SellerController.Answer(
        request.sellerId().value(), null, null, SeoulTime.of(request.requestedAt()));
  }

  private static WorkflowOptions options(SellerRequest request) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(SellerWorkflow.id(request.sellerId()))
        .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .build();
  }
}
