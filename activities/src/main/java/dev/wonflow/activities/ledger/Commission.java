package dev.wonflow.activities.ledger;

import dev.wonflow.money.Money;

/**
 * How the amount of one order is divided; the parts always make up the whole.
 *
 * @param seller what the seller is owed
 * @param commission what is ours
 * @param vat of the commission, owed to the state
 */
record Commission(Money seller, Money commission, Money vat) {
  private static final int WHOLE = 10_000;
  private static final int VAT_SHARE = 11; // 10 % on top is one eleventh of the fee

  /**
   * Divides an amount.
   *
   * @param basisPoints of the amount, VAT included, 0 to 10,000; fractions of a won are the
   *     seller's, and of the fee ours
   */
  static Commission of(Money amount, int basisPoints) {
    Money fee = share(amount, Math.multiplyExact(amount.minor(), (long) basisPoints) / WHOLE);
    Money vat = share(amount, fee.minor() / VAT_SHARE);
    return new Commission(amount.minus(fee), fee.minus(vat), vat);
  }

  private static Money share(Money of, long minor) {
    return new Money(of.currency(), minor);
  }
}
