package dev.wonflow.money;

import java.util.Currency;

/** Two amounts of different currencies met where only one currency makes sense. */
public final class CurrencyMismatch extends IllegalArgumentException {
  CurrencyMismatch(Currency one, Currency other) {
    super("Amounts in " + one + " and " + other + " do not mix");
  }
}
