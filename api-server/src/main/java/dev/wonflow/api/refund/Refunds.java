package dev.wonflow.api.refund;

import dev.wonflow.api.Settings;
import dev.wonflow.api.payment.Payment;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.vault.Vault;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.RefundId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.refund.RefundPart;
import dev.wonflow.refund.RefundRequest;
import dev.wonflow.refund.RefundWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gives back what was charged: starts the workflow once per Idempotency-Key, and waits a while. */
@Component
public class Refunds {
  private static final String DEPOSIT = "가상계좌";

  private final WorkflowClient temporal;
  private final RefundViews views;
  private final RefundPatience patience;
  private final Vault vault;
  private final JsonMapper json;
  private final Settings settings;
  private final Clock clock;

  Refunds(
      WorkflowClient temporal,
      RefundViews views,
      RefundPatience patience,
      Vault vault,
      JsonMapper json,
      Settings settings,
      Clock clock) {
    this.temporal = temporal;
    this.views = views;
    this.patience = patience;
    this.vault = vault;
    this.json = json;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A refund and what became of the request for it.
   *
   * @param replayed whether it had been asked for before
   */
  public record Taken(Refund refund, boolean replayed) {}

  /** The id that a refund of the payment has under that key. */
  public RefundId id(Payment payment, String idempotencyKey) {
    return Ids.refund(settings.deployment(), payment.id(), idempotencyKey);
  }

  /** What was asked for before under that key, as it is now; refuses another request. */
  public Optional<Taken> replay(Payment payment, RefundWish wish) {
    return views.find(id(payment, wish.key())).map(stored -> replay(stored, fingerprint(wish)));
  }

  /** The refund, done or on its way; refuses what cannot be refunded. */
  public Taken take(Payment payment, RefundWish wish) {
    return replay(payment, wish).orElseGet(() -> start(payment, wish));
  }

  private Taken start(Payment payment, RefundWish wish) {
    requireRefundable(payment, wish);
    RefundRequest request = request(payment, wish);
    Refund asked = Refund.requested(request, asked(payment, wish));
    try {
      WorkflowClient.start(
          temporal.newWorkflowStub(RefundWorkflow.class, options(request, asked))::run, request);
    } catch (WorkflowExecutionAlreadyStarted e) {
      String first = fingerprint(request.refundId());
      requireSame(request.refundId(), first, request.fingerprint());
      return new Taken(refuseRefused(patience.await(asked)), true);
    }
    return new Taken(refuseRefused(patience.await(asked)), false);
  }

  private Taken replay(Refund stored, String fingerprint) {
    requireSame(stored.id(), stored.fingerprint(), fingerprint);
    return new Taken(refuseRefused(patience.await(stored)), true);
  }

  private static void requireSame(RefundId id, String first, String now) {
    if (!first.equals(now)) {
      throw new Refused(
          ErrorCode.IDEMPOTENCY_KEY_REUSED,
          "Under this key there is " + id + ", with another request",
          "Idempotency-Key");
    }
  }

  /** What our own books refuse is a problem; what Toss refuses stands in the refund. */
  private static Refund refuseRefused(Refund refund) {
    if (refund.failure() != null && refund.failure().code().httpStatus() == 409) {
      throw new Refused(refund.failure().code(), refund.failure().message());
    }
    return refund;
  }

  /** Refuses what cannot be refunded, as far as that is known before it is tried. */
  public static void requireRefundable(Payment payment, RefundWish wish) {
    if (payment.status() == PaymentStatus.CANCELED && payment.approvedAt() != null) {
      throw new Refused(ErrorCode.REFUND_EXCEEDS_REMAINING, "Nothing is left of the payment");
    }
    if (payment.status() != PaymentStatus.DONE
        && payment.status() != PaymentStatus.PARTIALLY_CANCELED) {
      throw new Refused(
          ErrorCode.PAYMENT_STATE_CONFLICT,
          "The payment is " + payment.status() + ", it cannot be refunded");
    }
    if (asked(payment, wish).compareTo(payment.remaining()) > 0) {
      throw new Refused(
          ErrorCode.REFUND_EXCEEDS_REMAINING,
          "Of the payment there are left " + payment.remaining());
    }
    wish.parts().forEach(part -> check(payment, part));
    if (needsAccount(payment) && wish.account() == null) {
      throw new Refused(
          ErrorCode.REFUND_ACCOUNT_REQUIRED,
          "The buyer paid by deposit: say which account it goes back to (POST …/cancels, refundAccount)",
          "refundAccount");
    }
  }

  private static void check(Payment payment, RefundPart part) {
    for (Payment.Order order : payment.orders()) {
      if (order.order().paymentOrderId().equals(part.paymentOrderId())
          && part.amount().plus(order.refunded()).compareTo(order.order().amount()) > 0) {
        throw new Refused(
            ErrorCode.REFUND_EXCEEDS_REMAINING,
            "Less than that is left of " + part.paymentOrderId());
      }
    }
  }

  /** Whether the money came from no account that Toss knows. */
  public static boolean needsAccount(Payment payment) {
    return payment.virtualAccount() != null || DEPOSIT.equals(payment.method());
  }

  private static Money asked(Payment payment, RefundWish wish) {
    if (!wish.parts().isEmpty()) {
      return wish.parts().stream().map(RefundPart::amount).reduce(Money::plus).orElseThrow();
    }
    return wish.amount() == null ? payment.remaining() : wish.amount();
  }

  private RefundRequest request(Payment payment, RefundWish wish) {
    RefundAccount account = needsAccount(payment) ? wish.account() : null;
    return new RefundRequest(
        id(payment, wish.key()),
        payment.id(),
        payment.client(),
        fingerprint(wish),
        wish.reason(),
        wish.amount(),
        wish.parts(),
        wish.source(),
        account == null ? null : vault.keep(json.writeValueAsString(account)),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        settings.waits().all(),
        null);
  }

  private String fingerprint(RefundWish wish) {
    return wish.account() == null
        ? wish.fingerprint()
        : Ids.fingerprint(
            String.join(
                "\n",
                List.of(wish.said(), vault.fingerprint(json.writeValueAsString(wish.account())))));
  }

  private String fingerprint(RefundId id) {
    return String.valueOf(
        temporal
            .newUntypedWorkflowStub(id.value())
            .describe()
            .<String>getMemo("fingerprint", String.class));
  }

  private static WorkflowOptions options(RefundRequest request, Refund asked) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(request.refundId().value())
        .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setMemo(Map.of("fingerprint", request.fingerprint(), "client", request.client()))
        .setStaticSummary(
            asked.amount() + " back · " + request.paymentId() + " · shop " + request.client())
        .build();
  }
}
