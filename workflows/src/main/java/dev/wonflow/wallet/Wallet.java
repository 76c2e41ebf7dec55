package dev.wonflow.wallet;

import io.temporal.activity.ActivityInterface;

/** What each seller is owed. Each call is one transaction and may be repeated. */
@ActivityInterface(namePrefix = "Wallet")
public interface Wallet {
  /**
   * Credits every order of a capture once, marks it {@code wallet_updated}, and with the last one
   * makes the payment DONE and tells the receivers, in the same transaction.
   */
  Credited credit(Credit credit);

  /**
   * Takes every order's share of a cancel out of what was held for it, once; makes the refund DONE
   * and the payment PARTIALLY_CANCELED, or CANCELED where nothing is left, and tells the receivers,
   * in the same transaction.
   */
  Debited debit(Debit debit);
}
