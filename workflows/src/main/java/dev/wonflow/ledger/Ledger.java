package dev.wonflow.ledger;

import io.temporal.activity.ActivityInterface;

/** The double-entry books. Each call is one transaction and may be repeated under the same key. */
@ActivityInterface(namePrefix = "Ledger")
public interface Ledger {
  /**
   * Books a charge: per order, toss-receivable to seller-payable, commission and vat-payable; marks
   * the orders SUCCESS and {@code ledger_updated}.
   *
   * <p>Fails with {@code BOOKS_CONFLICT} if the key holds another content.
   */
  Posted capture(Capture capture);

  /**
   * Books a cancel: per order the reverse of the charge. Of the commission, and likewise of its
   * VAT, floor(commission × refunded so far ÷ amount) less what was reversed before goes back, so
   * that the last refund takes the rest.
   *
   * <p>Fails with {@code BOOKS_CONFLICT} if the key holds another content, or more goes back than
   * is left.
   */
  Posted refund(Reversal reversal);

  /**
   * Books that the bank took a deposit back: reverses its capture to the won, takes the sellers'
   * shares out of their wallets, makes the payment WAITING_FOR_DEPOSIT, its orders unbooked, and
   * tells the receivers, all in one transaction. Changes nothing where the deposit is refunded, or
   * a refund of it is under way.
   */
  TakenBack takeBack(DepositError error);
}
