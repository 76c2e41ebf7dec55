package dev.wonflow.activities.refund;

import dev.wonflow.activities.ledger.OrderBooks;
import dev.wonflow.activities.ledger.OrderBooks.Booked;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.RefundId;
import dev.wonflow.refund.RefundPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What refunds reserve of orders, and hold in wallets. */
@Component
class Holds {
  private final OrderBooks books;
  private final JdbcClient jdbc;

  Holds(OrderBooks books, JdbcClient jdbc) {
    this.books = books;
    this.jdbc = jdbc;
  }

  /**
   * What is left of one order.
   *
   * @param free neither refunded nor reserved
   */
  record Order(String id, String sellerId, long free) {}

  /** One part with the most that its seller may have to give back. */
  record Hold(RefundPart part, String sellerId, long amount) {}

  /** In the order of the request. */
  List<Order> orders(PaymentId payment) {
    return jdbc.sql(
            """
            select id, seller_id, amount - refunded_amount - reserved_amount as free
              from payment_order where payment_event_id = :payment order by position
            """)
        .param("payment", payment.value())
        .query(Order.class)
        .list();
  }

  /** A hold for each part; all parts are of this payment. */
  List<Hold> of(PaymentId payment, List<RefundPart> parts, List<Order> orders) {
    Map<String, Booked> booked = books.of(payment);
    List<Hold> holds = new ArrayList<>();
    for (RefundPart part : parts) {
      String id = part.paymentOrderId().value();
      Order order = orders.stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
      Booked inBooks = booked.get(id);
      long most = part.amount().minor();
      holds.add(
          new Hold(part, order.sellerId(), inBooks == null ? most : inBooks.mostOfSeller(most)));
    }
    return holds;
  }

  /** Whether every wallet covers its holds; locks the wallets, in seller order. */
  boolean areCovered(List<Hold> holds) {
    Map<String, Long> needed = new TreeMap<>();
    holds.forEach(hold -> needed.merge(hold.sellerId(), hold.amount(), Long::sum));
    Map<String, Long> there = new TreeMap<>();
    jdbc.sql(
            """
            select seller_id, balance from wallet where seller_id in (:sellers) and currency = 'KRW'
             order by seller_id
               for update -- the holds that follow find the same balances
            """)
        .param("sellers", needed.keySet())
        .query((row, n) -> there.put(row.getString("seller_id"), row.getLong("balance")))
        .list();
    return needed.entrySet().stream()
        .allMatch(need -> there.getOrDefault(need.getKey(), 0L) >= need.getValue());
  }

  /** Reserves and holds; the orders' constraint refuses more than is free. */
  void take(RefundId refund, List<Hold> holds) {
    for (Hold hold : holds) {
      jdbc.sql(
              """
              insert into refund_order (refund_id, payment_order_id, amount, held)
              values (:refund, :order, :amount, :held)
              """)
          .param("refund", refund.value())
          .param("order", hold.part().paymentOrderId().value())
          .param("amount", hold.part().amount().minor())
          .param("held", hold.amount())
          .update();
    }
    move(refund, 1);
  }

  /** Gives free what the refund reserved and held. */
  void release(RefundId refund) {
    move(refund, -1);
  }

  private void move(RefundId refund, int direction) {
    jdbc.sql(
            """
            update payment_order o
               set reserved_amount = o.reserved_amount + :direction * r.amount, version = o.version + 1
              from refund_order r
             where r.refund_id = :refund and o.id = r.payment_order_id
            """)
        .param("direction", direction)
        .param("refund", refund.value())
        .update();
    jdbc.sql(
            """
            with hold as (
              select o.seller_id, o.currency, sum(r.held) as held
                from refund_order r join payment_order o on o.id = r.payment_order_id
               where r.refund_id = :refund
               group by o.seller_id, o.currency
            ), locked as materialized (
              select w.seller_id, w.currency, hold.held
                from wallet w join hold using (seller_id, currency)
               order by w.seller_id, w.currency
                 for update of w -- in one order, so that refunds never wait for each other in a ring
            )
            update wallet w
               set balance = w.balance - :direction * l.held, held = w.held + :direction * l.held,
                   version = w.version + 1
              from locked l
             where w.seller_id = l.seller_id and w.currency = l.currency
            """)
        .param("direction", direction)
        .param("refund", refund.value())
        .update();
    jdbc.sql(
            """
            update pending_order p set amount = p.amount - :direction * r.held
              from refund_order r
             where r.refund_id = :refund and p.payment_order_id = r.payment_order_id
            """)
        .param("direction", direction)
        .param("refund", refund.value())
        .update();
  }
}
