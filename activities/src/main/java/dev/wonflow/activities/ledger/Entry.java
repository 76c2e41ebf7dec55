package dev.wonflow.activities.ledger;

import dev.wonflow.activities.payment.OrderRow;
import dev.wonflow.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Currency;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal.
 *
 * @param sellerId stands exactly on seller-payable: that account exists once per seller
 * @param amount positive, in minor units; the direction is its sign
 */
@Embeddable
record Entry(
    Account account,
    @Nullable String sellerId,
    @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.CHAR) @Column(length = 1)
        Direction direction,
    long amount,
    @JdbcTypeCode(SqlTypes.CHAR) @Column(length = 3) Currency currency,
    String paymentOrderId) {

  /** Debit or credit, as the column has it. */
  enum Direction {
    D,
    C
  }

  static Entry debit(Account account, OrderRow order, Money amount) {
    return of(Direction.D, account, order, amount);
  }

  static Entry credit(Account account, OrderRow order, Money amount) {
    return of(Direction.C, account, order, amount);
  }

  private static Entry of(Direction direction, Account account, OrderRow order, Money amount) {
    String seller = account == Account.SELLER_PAYABLE ? order.sellerId() : null;
    return new Entry(account, seller, direction, amount.minor(), amount.currency(), order.id());
  }
}
