package dev.wonflow.payout;

import static java.util.Objects.requireNonNull;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.Moment;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
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

  private PayoutStatus status = PayoutStatus.REQUESTED;
  private @Nullable ErrorCode calledFor;
  private @Nullable PayoutCommand approval;
  private boolean canceled;
  private boolean hinted;

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
              before == PayoutStatus.WAITING_FOR_APPROVAL && approval == null && !canceled;
          case CANCEL -> before.isWithUs();
        };
    if (allowed) {
      switch (command.kind()) {
        case APPROVE, REFUSE -> approval = command;
        case CANCEL -> {
          canceled = true;
          hinted = true;
        }
      }
    }
    return new PayoutReceipt(command.kind(), allowed, before);
  }

  /** Whether somebody called it off while it was with us. */
  boolean canceled() {
    return canceled;
  }

  /** What the second person says; null if nobody does in time, or it is called off. */
  @Nullable PayoutCommand awaitApproval(Duration atMost) {
    Workflow.await(atMost, () -> approval != null || canceled);
    return canceled ? null : approval;
  }

  /** Waits until Toss may have news, somebody called it off, or the time is over. */
  void pause(Duration atMost) {
    Workflow.await(atMost, () -> hinted);
    hinted = false;
  }

  /** Shows that a person has to look; once per reason. */
  void needsOperator(ErrorCode code) {
    if (code != calledFor) {
      calledFor = code;
      Workflow.upsertTypedSearchAttributes(
          NEEDS_OPERATOR.valueSet(true), ERROR_CODE.valueSet(code.name()));
    }
  }

  void resolved() {
    if (calledFor != null) {
      calledFor = null;
      Workflow.upsertTypedSearchAttributes(NEEDS_OPERATOR.valueUnset(), ERROR_CODE.valueUnset());
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
        if (failure.getCause() instanceof CanceledFailure) {
          throw failure;
        }
        Instant next = Moment.now().plus(MENDED);
        says(status, "A person has to look: " + requireNonNull(failure.getCause()).getMessage());
        needsOperator(ErrorCode.BOOKS_CONFLICT);
        pause(Moment.until(next));
        parked = true;
      }
    }
  }
}
