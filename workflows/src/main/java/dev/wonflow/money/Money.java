package dev.wonflow.money;

import java.util.Currency;

/**
 * An amount in one currency, counted in its minor unit (KRW: won, which has no fraction).
 *
 * @param minor may be negative: a reversal
 */
public record Money(Currency currency, long minor) implements Comparable<Money> {
  private static final Currency KRW = Currency.getInstance("KRW");

  /** An amount of Korean won. */
  public static Money krw(long won) {
    return new Money(KRW, won);
  }

  /** Nothing, in the given currency. */
  public static Money zero(Currency currency) {
    return new Money(currency, 0);
  }

  /**
   * Exact sum.
   *
   * @throws CurrencyMismatch if the currencies differ
   * @throws ArithmeticException past 2^63-1
   */
  public Money plus(Money other) {
    return new Money(currency, Math.addExact(minor, same(other).minor));
  }

  /**
   * Exact difference.
   *
   * @throws CurrencyMismatch if the currencies differ
   * @throws ArithmeticException past 2^63-1
   */
  public Money minus(Money other) {
    return new Money(currency, Math.subtractExact(minor, same(other).minor));
  }

  /**
   * Orders by amount.
   *
   * @throws CurrencyMismatch if the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, same(other).minor);
  }

  /** Whether this is more than nothing. */
  public boolean isPositive() {
    return minor > 0;
  }

  @Override
  public String toString() {
    return minor + " " + currency;
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new CurrencyMismatch(currency, other.currency);
    }
    return other;
  }
}
