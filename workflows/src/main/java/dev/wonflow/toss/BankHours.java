package dev.wonflow.toss;

import io.temporal.activity.ActivityInterface;

/** When the banks and card companies behind Toss are open, as far as wonflow has been told. */
@ActivityInterface(namePrefix = "BankHours")
public interface BankHours {
  /** When the bank of a payment opens again, from the table of maintenance windows. */
  Reopening reopening(ClosedBank question);
}
