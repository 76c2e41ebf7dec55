package dev.wonflow.payment;

import dev.wonflow.money.Money;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What others told a payment since it last looked; handlers write it, only the story reads it. */
final class Mailbox {
  private @Nullable Checkout checkout;
  private boolean canceled;
  private boolean hinted;

  /** The first confirm with the payment's amount counts, unless the shop cancelled before. */
  void confirm(Checkout told, Money amount) {
    if (checkout == null && !canceled && told.amount().equals(amount)) {
      checkout = told;
    }
  }

  void cancel() {
    canceled = true;
  }

  void hint() {
    hinted = true;
  }

  @Nullable Checkout checkout() {
    return checkout;
  }

  /** Whether the shop wants the payment no more. */
  boolean canceled() {
    return canceled;
  }

  /** Whether a hint is unread; reads it. */
  boolean takeHint() {
    boolean was = hinted;
    hinted = false;
    return was;
  }

  /** Waits until the buyer or the shop decided, a hint came, or the time is over. */
  void awaitDecision(Duration atMost) {
    Workflow.await(atMost, () -> checkout != null || canceled || hinted);
  }

  /** Waits until a hint came or the time is over. */
  void awaitHint(Duration atMost) {
    Workflow.await(atMost, () -> hinted);
  }
}
