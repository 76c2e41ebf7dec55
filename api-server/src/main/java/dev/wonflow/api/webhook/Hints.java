package dev.wonflow.api.webhook;

import dev.wonflow.api.payment.Payment;
import dev.wonflow.id.Ids;
import dev.wonflow.payment.Hint;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.PaymentWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Passes on to a payment's workflow that something may have changed. */
@Component
class Hints {
  private final WorkflowClient temporal;

  Hints(WorkflowClient temporal) {
    this.temporal = temporal;
  }

  Outcome pass(Notice notice, Payment payment) {
    if (notice.isDeposit() && isForged(notice.secret(), payment.secretDigest())) {
      return Outcome.FORGED;
    }
    return payment.status().isFinal() ? late(notice, payment) : signal(notice, payment);
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

  private static Outcome late(Notice notice, Payment payment) {
    return saysTheSame(payment.status(), notice.status())
        ? Outcome.NOTHING_NEW
        : Outcome.NOT_FOR_US;
  }

  private static boolean saysTheSame(PaymentStatus ours, @Nullable String toss) {
    if (toss == null) {
      return false;
    }
    return switch (ours) {
      case DONE -> toss.equals("DONE");
      case PARTIALLY_CANCELED -> toss.equals("PARTIAL_CANCELED");
      case CANCELED -> toss.equals("CANCELED") || toss.equals("PARTIAL_CANCELED");
      case FAILED, EXPIRED -> toss.equals("ABORTED") || toss.equals("EXPIRED");
      case IN_REVIEW, READY, EXECUTING, UNKNOWN, WAITING_FOR_DEPOSIT -> false;
    };
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
