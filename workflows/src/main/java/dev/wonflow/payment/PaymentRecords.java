package dev.wonflow.payment;

import io.temporal.activity.ActivityInterface;

/**
 * What is stored about payments. Each call is one transaction, may be repeated, and returns what is
 * stored after it; a step that comes too late changes nothing, and the answer shows why.
 */
@ActivityInterface(namePrefix = "Payment")
public interface PaymentRecords {
  /**
   * Stores the payment and its orders, READY, or as the risk check says; where it is stored
   * already, returns that state.
   *
   * <p>Fails with {@code BOOKS_CONFLICT} if another request is stored under the id.
   */
  PaymentState register(PaymentRequest request);

  /** IN_REVIEW to READY: a person let the payment go on. */
  PaymentState release(Release release);

  /** READY to EXECUTING with the paymentKey, so that everyone sees a confirm on its way. */
  PaymentState begin(Beginning beginning);

  /** EXECUTING (or READY) to a state in which Toss's answer is still awaited. */
  PaymentState await(Awaiting awaiting);

  /** Ends a payment without a charge and tells the receivers; never one that is charged. */
  PaymentState close(Closing closing);
}
