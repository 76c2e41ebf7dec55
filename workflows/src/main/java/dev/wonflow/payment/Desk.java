package dev.wonflow.payment;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.operation.ClosedCase;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.OperatorCase;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What operators see of a payment: its words in the Temporal UI, and its case in the inbox. */
final class Desk {
  /** Set while a payment needs a person, and only then. */
  static final SearchAttributeKey<Boolean> NEEDS_OPERATOR =
      SearchAttributeKey.forBoolean("NeedsOperator");

  /** Why it does. */
  static final SearchAttributeKey<String> ERROR_CODE = SearchAttributeKey.forKeyword("ErrorCode");

  /**
   * A step that fails for good is tried again this often, in case somebody has mended the cause.
   */
  private static final Duration MENDED = Duration.ofHours(1);

  private final PaymentRequest request;
  private final Steps steps;
  private final Mailbox mailbox;
  private PaymentStatus status = PaymentStatus.READY;
  private @Nullable Instant calledAt;
  private @Nullable ErrorCode calledFor;
  private boolean inherited;

  Desk(PaymentRequest request, Steps steps, Mailbox mailbox) {
    this.request = request;
    this.steps = steps;
    this.mailbox = mailbox;
    Progress before = request.progress();
    this.inherited = before != null;
    if (before != null && before.paymentKey() != null) {
      status = PaymentStatus.UNKNOWN;
    }
  }

  /** The status that decides which commands are taken. */
  PaymentStatus status() {
    return status;
  }

  /** Where the payment stands, in words. */
  void says(PaymentStatus now, String details) {
    status = now;
    Workflow.setCurrentDetails(details);
  }

  /** Puts the payment into the inbox, or brings its case up to date; once per reason. */
  void needsOperator(ErrorCode code, String lastError, @Nullable Instant nextAttemptAt) {
    if (code == calledFor) {
      return;
    }
    calledFor = code;
    Instant now = Moment.now();
    calledAt = calledAt == null ? now : calledAt;
    Workflow.upsertTypedSearchAttributes(
        NEEDS_OPERATOR.valueSet(true), ERROR_CODE.valueSet(code.name()));
    var opened =
        new OperatorCase(request.paymentId(), code, calledAt, lastError, nextAttemptAt, mayDo());
    steps.operations().run(operations -> operations.openCase(opened));
  }

  /** Takes the payment out of the inbox, also where an earlier run has put it there. */
  void resolved() {
    if (calledFor == null && !inherited) {
      return;
    }
    inherited = false;
    calledFor = null;
    calledAt = null;
    Workflow.upsertTypedSearchAttributes(NEEDS_OPERATOR.valueUnset(), ERROR_CODE.valueUnset());
    var closed = new ClosedCase(request.paymentId());
    steps.operations().run(operations -> operations.closeCase(closed));
  }

  /** Runs a step that has to succeed before the payment can go on; parks while it cannot. */
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
    StepFailure.passOnCancellation(failure);
    Instant next = Moment.now().plus(MENDED);
    says(
        status,
        "A person has to look: "
            + StepFailure.reason(failure)
            + ". May be told: "
            + mayDoInWords());
    if (mailbox.handledWhile(status)) {
      resolved();
    } else {
      needsOperator(ErrorCode.BOOKS_CONFLICT, StepFailure.reason(failure), next);
    }
    mailbox.awaitHint(MENDED);
    mailbox.takeHint();
  }

  /** What one may tell the payment now, in words. */
  String mayDoInWords() {
    return mayDo().stream().map(CommandKind::name).collect(Collectors.joining(", "));
  }

  private Set<CommandKind> mayDo() {
    return Arrays.stream(CommandKind.values())
        .filter(kind -> kind.isAllowedIn(status))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
