package dev.wonflow.api.payout;

import dev.wonflow.api.Settings;
import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.json.Amount;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Starts the workflow of a payout, once per Idempotency-Key. */
@Component
class Payouts {
  /** Toss API 2022-11-16: below 1,000,000,000 won. */
  private static final Money MOST = Money.krw(999_999_999);

  private final WorkflowClient temporal;
  private final PayoutViews views;
  private final SellerViews sellers;
  private final Started started;
  private final Settings settings;
  private final PayoutSettings payouts;
  private final JsonMapper json;
  private final Clock clock;

  Payouts(
      WorkflowClient temporal,
      PayoutViews views,
      SellerViews sellers,
      Started started,
      Settings settings,
      PayoutSettings payouts,
      JsonMapper json,
      Clock clock) {
    this.temporal = temporal;
    this.views = views;
    this.sellers = sellers;
    this.started = started;
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
  record Taken(Payout payout, boolean replayed) {}

  Taken take(Caller caller, String idempotencyKey, PayoutBody body) {
    PayoutRequest request = request(caller, idempotencyKey, body);
    Optional<Payout> earlier = find(request.payoutId().value());
    if (earlier.isPresent()) {
      return replay(request, earlier.get());
    }
    requirePossible(request);
    try {
      WorkflowClient.start(
          temporal.newWorkflowStub(PayoutWorkflow.class, options(request))::run, request);
      return new Taken(Payout.requested(request), false);
    } catch (WorkflowExecutionAlreadyStarted e) {
      return replay(request, find(request.payoutId().value()).orElseThrow(() -> e));
    }
  }

  /** Read your write: what is stored, else what was asked for. */
  Optional<Payout> find(String payoutId) {
    return views
        .find(payoutId)
        .or(
            () ->
                started
                    .input(payoutId, PayoutWorkflow.TYPE, PayoutRequest.class)
                    .map(Payout::requested));
  }

  private PayoutRequest request(Caller caller, String idempotencyKey, PayoutBody body) {
    Money amount = Amount.required("amount", body.amount());
    if (amount.compareTo(MOST) > 0) {
      throw new Refused(ErrorCode.INVALID_AMOUNT, "amount: below 1,000,000,000 won", "amount");
    }
    return new PayoutRequest(
        Ids.payout(settings.deployment(), caller.client(), idempotencyKey),
        caller.client(),
        new SellerId(Require.id("sellerId", body.sellerId())),
        amount,
        caller.person(),
        Ids.fingerprint(json.writeValueAsString(body)),
        Money.krw(payouts.approvalAbove()),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        payouts.waits(),
        body.day(LocalDate.ofInstant(clock.instant(), SeoulTime.ZONE)));
  }

  /** A kind word before the key is used; the workflow decides again, in one transaction. */
  private void requirePossible(PayoutRequest request) {
    String seller = request.sellerId().value();
    if (sellers.find(seller).filter(SellerViews.Seller::isPayable).isEmpty()) {
      throw new Refused(ErrorCode.SELLER_NOT_PAYABLE, "The seller is not one that Toss pays");
    }
    if (views.available(seller) < request.amount().minor()) {
      throw new Refused(ErrorCode.INSUFFICIENT_AVAILABLE, "The wallet has less available");
    }
  }

  private static Taken replay(PayoutRequest request, Payout earlier) {
    if (!earlier.fingerprint().equals(request.fingerprint())) {
      throw new Refused(
          ErrorCode.IDEMPOTENCY_KEY_REUSED,
          "Under this key there is " + earlier.id() + ", with another body",
          "Idempotency-Key");
    }
    return new Taken(earlier, true);
  }

  private static WorkflowOptions options(PayoutRequest request) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(request.payoutId().value())
        .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setStaticSummary(request.amount() + " to " + request.sellerId())
        .build();
  }
}
