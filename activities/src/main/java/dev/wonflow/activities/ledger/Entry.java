package dev.wonflow.activities.ledger;

import dev.wonflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal.
 *
 * @param account by its code
 * @param sellerId counts for seller-payable alone: that account exists once per seller
 * @param amount positive; the direction is its sign
 * @param paymentOrderId null where it is about no single order
 */
record Entry(
    String account,
    @Nullable String sellerId,
    Direction direction,
    Money amount,
    @Nullable String paymentOrderId) {

  Entry {
    sellerId = account.equals(Account.SELLER_PAYABLE.code()) ? sellerId : null;
  }

  /** Debit or credit, as the column has it. */
  enum Direction {
    D,
    C
  }
}
