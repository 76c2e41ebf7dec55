package dev.wonflow.payment;

import dev.wonflow.error.ErrorCode;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Supplier;

/** What an operator sees of a payment in the Temporal UI, and the steps that wait for one. */
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

  private final Mailbox mailbox;
  private boolean called;

  Desk(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  /** Where the payment stands, in words. */
  void says(String details) {
    Workflow.setCurrentDetails(details);
  }

  /** Calls an operator, once. */
  void needsOperator(ErrorCode code) {
    if (!called) {
      called = true;
      Workflow.upsertTypedSearchAttributes(
          NEEDS_OPERATOR.valueSet(true), ERROR_CODE.valueSet(code.name()));
    }
  }

  /** The cause is gone. */
  void resolved() {
    if (called) {
      called = false;
      Workflow.upsertTypedSearchAttributes(NEEDS_OPERATOR.valueUnset(), ERROR_CODE.valueUnset());
    }
  }

  /** Runs a step that has to succeed before the payment can go on; parks while it cannot. */
  <R> R insist(Supplier<R> step) {
    while (true) {
      try {
        R result = step.get();
        resolved();
        return result;
      } catch (ActivityFailure failure) {
        park(failure);
      }
    }
  }

  private void park(ActivityFailure failure) {
    if (failure.getCause() instanceof CanceledFailure) {
      throw failure;
    }
    needsOperator(ErrorCode.BOOKS_CONFLICT);
    says("A person has to look: " + reason(failure));
    mailbox.awaitHint(MENDED);
  }

  private static String reason(ActivityFailure failure) {
    return failure.getCause() instanceof ApplicationFailure cause
        ? cause.getOriginalMessage()
        : failure.getActivityType() + " failed";
  }
}
