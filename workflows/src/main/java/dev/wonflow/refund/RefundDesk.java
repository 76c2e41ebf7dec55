package dev.wonflow.refund;

import static java.util.stream.Collectors.joining;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentId;
import dev.wonflow.operation.ClosedCase;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.CommandLog;
import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.Operations;
import dev.wonflow.operation.OperatorCase;
import dev.wonflow.operation.OperatorCommand;
import dev.wonflow.payment.LocalFirst;
import dev.wonflow.payment.Moment;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.StepFailure;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What operators see of a refund or a follow-up, and tell it: its words in the Temporal UI, its
 * payment in the inbox, and commands.
 */
final class RefundDesk {
  private static final SearchAttributeKey<Boolean> NEEDS_OPERATOR =
      SearchAttributeKey.forBoolean("NeedsOperator");
  private static final SearchAttributeKey<String> ERROR_CODE =
      SearchAttributeKey.forKeyword("ErrorCode");

  /** A step that fails for good is tried again this often, in case somebody mended the cause. */
  private static final Duration MENDED = Duration.ofHours(1);

  private static final Set<CommandKind> MAY_DO =
      new TreeSet<>(Set.of(CommandKind.RETRY, CommandKind.LOOK_UP, CommandKind.HANDLED));

  private final PaymentId paymentId;
  private final LocalFirst<Operations> operations;
  private final CommandLog log;
  private final Bell bell;
  private PaymentStatus status = PaymentStatus.DONE;
  private @Nullable Instant calledAt;
  private @Nullable ErrorCode calledFor;
  private boolean inherited = Workflow.getInfo().getContinuedExecutionRunId().isPresent();
  private boolean handled;

  RefundDesk(PaymentId paymentId, LocalFirst<Operations> operations, Bell bell, boolean handled) {
    this.paymentId = paymentId;
    this.operations = operations;
    this.bell = bell;
    this.handled = handled;
    this.log = new CommandLog(paymentId, line -> operations.run(book -> book.audit(line)));
  }

  /** How the payment stands, for receipts and the audit. */
  void knows(PaymentStatus ofPayment) {
    status = ofPayment;
  }

  /** Takes a command; handlers never wait. */
  CommandReceipt command(OperatorCommand command) {
    boolean allowed = MAY_DO.contains(command.kind());
    if (allowed) {
      handled = handled || command.kind() == CommandKind.HANDLED;
      bell.ring();
    }
    return log.note(command, allowed, status);
  }

  /** Whether a person has settled outside what keeps the case open. */
  boolean handled() {
    return handled;
  }

  /** Waits until somebody wants it to look again, or the time is over. */
  void await(Duration atMost) {
    log.await(atMost, bell::isRung);
    bell.heard();
  }

  /** No command stays unwritten. */
  void writeAudit() {
    log.write();
  }

  private static String mayBeTold() {
    return ". May be told: " + MAY_DO.stream().map(CommandKind::name).collect(joining(", "));
  }

  /** Where it stands, in words. */
  void says(String details) {
    Workflow.setCurrentDetails(details);
  }

  /** The same of something that is asked for again after a pause. */
  void says(String details, Duration pause) {
    says(details + ". Asked again in " + pause + mayBeTold());
  }

  /**
   * Puts the payment into the inbox, or brings its case up to date; once per reason, and not where
   * a person has said that it is handled.
   */
  void needsOperator(ErrorCode code, String lastError, @Nullable Instant nextAttemptAt) {
    if (handled) {
      resolved();
      return;
    }
    if (code == calledFor) {
      return;
    }
    calledFor = code;
    calledAt = calledAt == null ? Moment.now() : calledAt;
    Workflow.upsertTypedSearchAttributes(
        NEEDS_OPERATOR.valueSet(true), ERROR_CODE.valueSet(code.name()));
    var opened = new OperatorCase(paymentId, code, calledAt, lastError, nextAttemptAt, MAY_DO);
    operations.run(desk -> desk.openCase(opened));
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
    StepFailure.passOnCancellation(failure);
    String reason = StepFailure.reason(failure);
    says("A person has to look: " + reason + mayBeTold());
    needsOperator(ErrorCode.BOOKS_CONFLICT, reason, Moment.now().plus(MENDED));
    await(MENDED);
  }
}
