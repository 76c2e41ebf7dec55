package dev.wonflow.api.webhook;

import dev.wonflow.api.Settings;
import dev.wonflow.api.payment.Payment;
import dev.wonflow.id.Ids;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.refund.FollowUpRequest;
import dev.wonflow.refund.FollowUpWorkflow;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Passes on to a payment's workflow that something may have changed. */
@Component
class Hints {
  private final WorkflowClient temporal;
  private final Settings settings;

  Hints(WorkflowClient temporal, Settings settings) {
    this.temporal = temporal;
    this.settings = settings;
  }

  Outcome pass(Notice notice, Payment payment) {
    if (notice.isDeposit() && isForged(notice.secret(), payment.secretDigest())) {
      return Outcome.FORGED;
    }
    if (payment.status().isFinal()) {
      return late(notice, payment);
    }
    return isBeingAnswered(notice, payment) ? Outcome.NOTHING_NEW : signal(notice, payment);
  }

  /**
   * Whether the payment's workflow is hearing the same from Toss as the answer to its confirm. A
   * signal would meet the end of its steps then, and have them all done again (ADR 14).
   */
  private static boolean isBeingAnswered(Notice notice, Payment payment) {
    return payment.status() == PaymentStatus.EXECUTING
        && !notice.isDeposit()
        && "DONE".equals(notice.status())
        && payment.paymentKey() != null
        && payment.paymentKey().value().equals(notice.paymentKey());
  }

  private Outcome signal(Notice notice, Payment payment) {
    try {
      temporal
          .newWorkflowStub(PaymentWorkflow.class, payment.id().value())
          .hint(new Hint(notice.eventType()));
      return Outcome.SIGNALLED;
    } catch (WorkflowNotFoundException e) {
      return late(notice, payment);
    }
  }

  /** The payment's workflow has ended: whatever happened since is followed up by another one. */
  private Outcome late(Notice notice, Payment payment) {
    if (saysTheSame(payment, notice)) {
      return Outcome.NOTHING_NEW;
    }
    FollowUpWorkflow workflow =
        temporal.newWorkflowStub(
            FollowUpWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(FollowUpWorkflow.ID_PREFIX + payment.id())
                .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                .build());
    BatchRequest batch = temporal.newSignalWithStartRequest();
    batch.add(
        workflow::run,
        new FollowUpRequest(payment.id(), payment.paymentKey(), settings.waits().all()));
    batch.add(workflow::hint, new Hint(notice.eventType()));
    temporal.signalWithStart(batch);
    return Outcome.FOLLOWED_UP;
  }

  /** Toss's status stays the same from one partial cancel to the next: the balance counts. */
  private static boolean saysTheSame(Payment payment, Notice notice) {
    String toss = notice.status() == null ? "" : notice.status();
    return switch (payment.status()) {
      case DONE -> toss.equals("DONE");
      case PARTIALLY_CANCELED -> hasBalance(payment, notice);
      case CANCELED ->
          payment.approvedAt() == null ? toss.equals("CANCELED") : hasBalance(payment, notice);
      case FAILED, EXPIRED -> toss.equals("ABORTED") || toss.equals("EXPIRED");
      case IN_REVIEW, READY, EXECUTING, UNKNOWN, WAITING_FOR_DEPOSIT -> false;
    };
  }

  private static boolean hasBalance(Payment payment, Notice notice) {
    BigDecimal ours = BigDecimal.valueOf(payment.remaining().minor());
    return notice.balance() != null && notice.balance().compareTo(ours) == 0;
  }

  private static boolean isForged(@Nullable String secret, @Nullable String digest) {
    if (digest == null) {
      return false;
    }
    String told = Ids.digest(secret == null ? "" : secret);
    return !MessageDigest.isEqual(
        told.getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
  }
}
