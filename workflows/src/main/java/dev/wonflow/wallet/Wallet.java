package dev.wonflow.wallet;

import io.temporal.activity.ActivityInterface;

/** What each seller is owed. Each call may be repeated. */
@ActivityInterface(namePrefix = "Wallet")
public interface Wallet {
  /**
   * Credits every order of a capture once. When that is stored, marks the orders {@code
   * wallet_updated}, makes the payment DONE and tells the receivers, in one transaction.
   */
  Credited credit(Credit credit);

  /**
   * Takes every order's share of a cancel out of what was held for it, once; makes the refund DONE
   * and the payment PARTIALLY_CANCELED, or CANCELED where nothing is left, and tells the receivers,
   * in one transaction.
   */
  Debited debit(Debit debit);
}
