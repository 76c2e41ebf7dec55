package dev.wonflow.activities.event;

import dev.wonflow.money.Money;

/** Money as the public JSON writes it: the amount is a decimal string. */
public record Amount(String amount, String currency) {
  /** The JSON form of an amount. */
  public static Amount of(Money money) {
    return new Amount(Long.toString(money.minor()), money.currency().getCurrencyCode());
  }
}
