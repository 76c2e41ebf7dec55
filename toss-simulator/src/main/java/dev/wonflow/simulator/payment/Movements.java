package dev.wonflow.simulator.payment;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of money that moved; rows are only added. */
@Repository
public class Movements {
  private final JdbcClient database;

  Movements(JdbcClient database) {
    this.database = database;
  }

  void approved(Payment payment, Approval approval, Instant now) {
    insert(
        approval.transactionKey(), "APPROVAL", payment, Status.DONE, payment.order().amount(), now);
  }

  void canceled(Payment payment, Cancel cancel) {
    insert(
        cancel.transactionKey(), "CANCEL", payment, payment.status(), cancel.amount(), cancel.at());
  }

  /** Toss shows it as a cancel row: the deposit went back. */
  void depositTakenBack(Payment payment, Approval approval, Instant now) {
    var amount = payment.order().amount();
    insert(approval.transactionKey(), "DEPOSIT_ERROR", payment, Status.CANCELED, amount, now);
  }

  private void insert(
      String key, String kind, Payment payment, Status status, long amount, Instant now) {
    var order = payment.order();
    database
        .sql(
            """
            insert into movement
              (transaction_key, kind, merchant, payment_key, order_id, status, amount, happened_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(
            key,
            kind,
            order.merchant(),
            order.paymentKey(),
            order.orderId(),
            status.name(),
            amount,
            Payments.utc(now))
        .update();
  }
}
