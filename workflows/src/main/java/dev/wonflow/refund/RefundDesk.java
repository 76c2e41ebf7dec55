package dev.wonflow.refund;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentId;
import dev.wonflow.operation.ClosedCase;
import dev.wonflow.operation.Operations;
import dev.wonflow.operation.OperatorCase;
import dev.wonflow.payment.LocalFirst;
import dev.wonflow.payment.Moment;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What operators see of a refund: its words in the Temporal UI, and its payment in the inbox. */
final class RefundDesk {
  private static final SearchAttributeKey<Boolean> NEEDS_OPERATOR =
      SearchAttributeKey.forBoolean("NeedsOperator");
  private static final SearchAttributeKey<String> ERROR_CODE =
      SearchAttributeKey.forKeyword("ErrorCode");

  /** A step that fails for good is tried again this often, in case somebody mended the cause. */
  private static final Duration MENDED = Duration.ofHours(1);

  private final PaymentId paymentId;
  private final LocalFirst<Operations> operations;
  private final Bell bell;
  private @Nullable Instant calledAt;
  private @Nullable ErrorCode calledFor;

  RefundDesk(PaymentId paymentId, LocalFirst<Operations> operations, Bell bell) {
    this.paymentId = paymentId;
    this.operations = operations;
    this.bell = bell;
  }

  /** Where it stands, in words. */
  void says(String details) {
    Workflow.setCurrentDetails(details);
  }

  /** Puts the payment into the inbox, or brings its case up to date; once per reason. */
  void needsOperator(ErrorCode code, String lastError, @Nullable Instant nextAttemptAt) {
    if (code == calledFor) {
      return;
    }
    calledFor = code;
    calledAt = calledAt == null ? Moment.now() : calledAt;
    Workflow.upsertTypedSearchAttributes(
        NEEDS_OPERATOR.valueSet(true), ERROR_CODE.valueSet(code.name()));
    var opened = new OperatorCase(paymentId, code, calledAt, lastError, nextAttemptAt, Set.of());
    operations.run(desk -> desk.openCase(opened));
  }

  /** Takes the payment out of the inbox. */
  void resolved() {
    if (calledFor == null) {
      return;
    }
    calledFor = null;
    calledAt = null;
    Workflow.upsertTypedSearchAttributes(NEEDS_OPERATOR.valueUnset(), ERROR_CODE.valueUnset());
    var closed = new ClosedCase(paymentId);
    operations.run(desk -> desk.closeCase(closed));
  }

  /** Runs a step that has to succeed before the money can go on; parks while it cannot. */
  <R> R insist(Supplier<R> step) {
    boolean parked = false;
    while (true) {
      try {
        R result = step.get();
        if (parked) {
          resolved();
        }
        return result;
      } catch (ActivityFailure failure) {
        park(failure);
        parked = true;
      }
    }
  }

  private void park(ActivityFailure failure) {
    if (failure.getCause() instanceof CanceledFailure) {
      throw failure;
    }
    String reason =
        failure.getCause() instanceof ApplicationFailure cause
            ? cause.getOriginalMessage()
            : failure.getActivityType() + " failed";
    says("A person has to look: " + reason + ". The signal hint tries again at once");
    needsOperator(ErrorCode.BOOKS_CONFLICT, reason, Moment.now().plus(MENDED));
    bell.await(MENDED);
  }
}
