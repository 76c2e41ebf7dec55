package dev.wonflow.api.payment;

import dev.wonflow.api.problem.Refused;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Starts the workflow of a payment, once per Idempotency-Key. */
@Component
class Intake {
  private static final WorkflowIdReusePolicy ONCE =
      WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE;

  private final WorkflowClient temporal;
  private final Payments payments;

  Intake(WorkflowClient temporal, Payments payments) {
    this.temporal = temporal;
    this.payments = payments;
  }

  /**
   * A request and what became of it.
   *
   * @param replayed whether it had been made before
   */
  record Taken(Payment payment, boolean replayed) {}

  Taken take(PaymentRequest request) {
    Optional<Payment> stored = payments.stored(request.paymentId());
    if (stored.isPresent()) {
      return replay(request, stored.get());
    }
    try {
      WorkflowClient.start(
          temporal.newWorkflowStub(PaymentWorkflow.class, options(request, ONCE))::run, request);
      return new Taken(payments.started(request), false);
    } catch (WorkflowExecutionAlreadyStarted e) {
      return replay(request, payments.find(request.paymentId()).orElseThrow(() -> e));
    }
  }

  private static Taken replay(PaymentRequest request, Payment earlier) {
    if (!earlier.fingerprint().equals(request.fingerprint())) {
      throw new Refused(
          ErrorCode.IDEMPOTENCY_KEY_REUSED,
          "Under this key there is " + earlier.id() + ", with another body",
          "Idempotency-Key");
    }
    return new Taken(earlier, true);
  }

  /** How the workflow of a payment is started. */
  static WorkflowOptions options(PaymentRequest request, WorkflowIdReusePolicy again) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(request.paymentId().value())
        .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
        .setWorkflowIdReusePolicy(again)
        .setMemo(
            Map.of(
                "fingerprint", request.fingerprint(),
                "amount", request.amount().toString(),
                "client", request.client()))
        .setStaticSummary(summary(request))
        .build();
  }

  /** What an operator reads beside the workflow, such as "10,000 KRW · 3 orders · shop demo". */
  static String summary(PaymentRequest request) {
    int orders = request.orders().size();
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(request.amount().minor())
        + " "
        + request.amount().currency()
        + (orders == 1 ? " · 1 order" : " · " + orders + " orders")
        + " · shop "
        + request.client();
  }
}
