package dev.wonflow.toss;

import io.temporal.activity.ActivityInterface;

/**
 * The calls to Toss Payments about payments. Each is one HTTP call, never retried below the
 * workflow.
 *
 * <p>No answer, an unreadable one, or one with a code that is not known fails with {@code
 * TOSS_NO_ANSWER}; an answer about another payment than the one asked for with {@code
 * ANSWER_BINDING}. Both may be tried again with the same key.
 */
@ActivityInterface(namePrefix = "Toss")
public interface Toss {
  /** Moves the money. A found payment is bound to key, order and amount of the question. */
  TossAnswer confirm(Confirm confirm);

  /**
   * Gives money back. A found payment is bound to key, order and amount of the question, and shows
   * our cancel.
   */
  TossAnswer cancel(Cancel cancel);

  /** Reads a payment, by Toss's key where it is known, else by our order id; bound to that only. */
  TossAnswer lookUp(LookUp question);
}
