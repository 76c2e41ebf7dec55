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
}
