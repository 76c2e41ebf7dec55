package dev.wonflow.reconciliation;

import io.temporal.activity.ActivityInterface;

/** What the bank says about the money that Toss paid to us. */
@ActivityInterface(namePrefix = "Bank")
public interface BankStatements {
  /** Keeps each line of a statement that no earlier one had; may be repeated. */
  BankImported keep(BankStatement statement);
}
