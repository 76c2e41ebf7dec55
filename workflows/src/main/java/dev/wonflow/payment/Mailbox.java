package dev.wonflow.payment;

import dev.wonflow.money.Money;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.CommandLog;
import dev.wonflow.operation.CommandReceipt;
import dev.wonflow.operation.OperatorCommand;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What others told a payment since it last looked. Handlers write it and never wait; the story
 * reads it, and writes the audit whenever it wakes.
 */
final class Mailbox {
  private final CommandLog log;
  private @Nullable Checkout checkout;
  private @Nullable CommandKind decision;
  private @Nullable CancelWish wish;
  private boolean canceled;
  private boolean hinted;
  private @Nullable PaymentStatus handledWhile;

  Mailbox(CommandLog log, @Nullable Progress before) {
    this.log = log;
    if (before != null) {
      canceled = before.canceled();
      wish = before.wish();
      handledWhile = before.handled() ? PaymentStatus.UNKNOWN : null;
    }
  }

  /** The first confirm with the payment's amount counts, unless the shop cancelled before. */
  void confirm(Checkout told, Money amount) {
    if (checkout == null && !canceled && told.amount().equals(amount)) {
      checkout = told;
    }
  }

  void cancel() {
    canceled = true;
    hinted = true;
  }

  /** The first wish counts. */
  void cancel(CancelWish told) {
    wish = wish == null ? told : wish;
    cancel();
  }

  void hint() {
    hinted = true;
  }

  CommandReceipt command(PaymentStatus status, OperatorCommand command) {
    boolean allowed = command.kind().isAllowedIn(status);
    if (allowed) {
      apply(command.kind(), status);
    }
    return log.note(command, allowed, status);
  }

  private void apply(CommandKind kind, PaymentStatus status) {
    switch (kind) {
      case RETRY, LOOK_UP -> hinted = true;
      case CANCEL -> cancel();
      case APPROVE, REFUSE -> decision = decision == null ? kind : decision;
      case HANDLED -> {
        handledWhile = status;
        hinted = true;
      }
    }
  }

  @Nullable Checkout checkout() {
    return checkout;
  }

  /** Whether the shop wants the payment no more. */
  boolean canceled() {
    return canceled;
  }

  /** How the shop said that it wants the payment no more; null where it did not say so itself. */
  @Nullable CancelWish wish() {
    return wish;
  }

  /** What a person decided about a held payment; the first decision counts. */
  @Nullable CommandKind decision() {
    return decision;
  }

  /** Whether an operator settled outside what kept the payment in this state. */
  boolean handledWhile(PaymentStatus status) {
    return handledWhile == status;
  }

  /** Whether a hint is unread; reads it. */
  boolean takeHint() {
    boolean was = hinted;
    hinted = false;
    return was;
  }

  /** Waits until a person decided about a held payment, the shop gave up, or the time is over. */
  void awaitReview(Duration atMost) {
    log.await(atMost, () -> decision != null || canceled);
  }

  /** Waits until the buyer or the shop decided, a hint came, or the time is over. */
  void awaitDecision(Duration atMost) {
    log.await(atMost, () -> checkout != null || canceled || hinted);
  }

  /** Waits until a hint came or the time is over. */
  void awaitHint(Duration atMost) {
    log.await(atMost, () -> hinted);
  }

  /** No command stays unwritten. */
  void writeAudit() {
    log.write();
  }
}
