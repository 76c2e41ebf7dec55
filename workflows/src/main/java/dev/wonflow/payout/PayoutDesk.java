package dev.wonflow.payout;

import static java.util.Objects.requireNonNull;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PayoutId;
import dev.wonflow.payment.LocalFirst;
import dev.wonflow.payment.Moment;
import dev.wonflow.payment.StepFailure;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What people told a payout, and what they see of it in the Temporal UI. */
final class PayoutDesk {
  private static final SearchAttributeKey<Boolean> NEEDS_OPERATOR =
      SearchAttributeKey.forBoolean("NeedsOperator");
  private static final SearchAttributeKey<String> ERROR_CODE =
      SearchAttributeKey.forKeyword("ErrorCode");

  /** A step that fails for good is tried again this often, in case somebody mended the cause. */
  private static final Duration MENDED = Duration.ofHours(1);

  private final PayoutId payout;
  private final LocalFirst<PayoutOperations> operations;
  private PayoutStatus status = PayoutStatus.REQUESTED;
  private @Nullable PayoutCase open;
  private @Nullable PayoutCommand approval;
  private @Nullable PayoutAudit cancel;
  private boolean tooLate;
  private boolean hinted;

  PayoutDesk(PayoutRequest request, LocalFirst<PayoutOperations> operations) {
    this.payout = request.payoutId();
    this.operations = operations;
    PayoutProgress before = request.progress();
    this.open = before == null ? null : before.open();
  }

  /** The case that is in the inbox; null where none is. */
  @Nullable PayoutCase open() {
    return open;
  }

  PayoutStatus status() {
    return status;
  }

  /** The status that decides which commands are taken. */
  void says(PayoutStatus now, String details) {
    status = now;
    Workflow.setCurrentDetails(details);
  }

  void hint() {
    hinted = true;
  }

  PayoutReceipt command(PayoutCommand command) {
    PayoutStatus before = status;
    boolean allowed =
        switch (command.kind()) {
          case APPROVE, REFUSE ->
              before == PayoutStatus.WAITING_FOR_APPROVAL && approval == null && cancel == null;
          case CANCEL -> before.isWithUs();
        };
    if (allowed) {
      switch (command.kind()) {
        case APPROVE, REFUSE -> approval = command;
        case CANCEL -> {
          cancel = cancel == null ? line(command, before) : cancel;
          hinted = true;
        }
      }
    }
    return new PayoutReceipt(command.kind(), allowed, before);
  }

  /** Whether somebody called it off while Toss had not begun it. */
  boolean canceled() {
    return cancel != null && !tooLate;
  }

  /** Toss was faster. */
  void tooLate() {
    tooLate = true;
  }

  /** What the second person says; null if nobody does in time, or it is called off. */
  @Nullable PayoutCommand awaitApproval(Duration atMost) {
    boolean said = Workflow.await(atMost, () -> approval != null || cancel != null);
    if (!said) {
      PayoutAudit line = new PayoutAudit(payout, "APPROVAL_EXPIRED", "wonflow", status);
      says(PayoutStatus.CANCELED, "Nobody agreed in time"); // before the audit: no command is taken
      audit(line);
    } else if (cancel == null && approval != null) {
      audit(line(approval, status));
      return approval;
    }
    return null;
  }

  /** Writes down who called it off, if somebody did. */
  void close() {
    resolved();
    if (cancel != null) {
      audit(cancel);
    }
  }

  private PayoutAudit line(PayoutCommand command, PayoutStatus before) {
    return new PayoutAudit(payout, command.kind().name(), command.person(), before);
  }

  private void audit(PayoutAudit line) {
    operations.run(o -> o.audit(line));
  }

  /** Waits until Toss may have news, somebody called it off, or the time is over. */
  void pause(Duration atMost) {
    Workflow.await(atMost, () -> hinted);
    hinted = false;
  }

  /** Shows that a person has to look; once per reason. */
  void needsOperator(ErrorCode code, String words) {
    if (open == null || open.code() != code) {
      PayoutCase stuck = new PayoutCase(payout, code, Moment.now(), words);
      open = stuck;
      Workflow.upsertTypedSearchAttributes(
          NEEDS_OPERATOR.valueSet(true), ERROR_CODE.valueSet(code.name()));
      operations.run(o -> o.openCase(stuck));
    }
  }

  void resolved() {
    PayoutCase over = open;
    if (over != null) {
      open = null;
      Workflow.upsertTypedSearchAttributes(NEEDS_OPERATOR.valueUnset(), ERROR_CODE.valueUnset());
      operations.run(o -> o.closeCase(over));
    }
  }

  /** Runs a step that has to succeed before the payout can go on; parks while it cannot. */
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
        StepFailure.passOnCancellation(failure);
        Instant next = Moment.now().plus(MENDED);
        says(status, "A person has to look: " + requireNonNull(failure.getCause()).getMessage());
        needsOperator(ErrorCode.BOOKS_CONFLICT, "A step on the books fails for good");
        pause(Moment.until(next));
        parked = true;
      }
    }
  }
}
