package dev.wonflow.activities.ledger;

import dev.wonflow.id.PaymentId;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the books say about each order of a payment. */
@Component
public class OrderBooks {
  private final JdbcClient jdbc;

  OrderBooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is booked of one order, in won.
   *
   * @param commission of the charge
   * @param vat of that commission
   * @param refunded what cancels gave back so far
   * @param commissionBack what they reversed of the commission
   * @param vatBack what they reversed of its VAT
   */
  public record Booked(
      String paymentOrderId,
      long orderAmount,
      long commission,
      long vat,
      long refunded,
      long commissionBack,
      long vatBack) {

    /** How a further refund of the order is divided; the last one takes the rest. */
    Share next(long amount) {
      long soFar = Math.addExact(refunded, amount);
      long ofCommission = share(commission, soFar) - commissionBack;
      long ofVat = share(vat, soFar) - vatBack;
      return new Share(amount - ofCommission - ofVat, ofCommission, ofVat);
    }

    /** No refund of that much takes more from the seller, whatever is refunded before it. */
    public long mostOfSeller(long amount) {
      return amount - share(commission, amount) - share(vat, amount);
    }

    private long share(long part, long amount) {
      return Math.multiplyExact(part, amount) / orderAmount;
    }
  }

  /**
   * How one refund of one order is divided; the parts make up the whole.
   *
   * @param seller what the seller gives back; at the last won it may be the other way round
   */
  record Share(long seller, long commission, long vat) {}

  /** By paymentOrderId; all orders of the payment. */
  public Map<String, Booked> of(PaymentId payment) {
    return jdbc
        .sql(
            """
            with line as (
              select e.payment_order_id, e.account, j.kind = 'CANCEL' as back,
                     case e.direction when 'C' then e.amount else -e.amount end as credit
                from journal j join ledger_entry e on e.journal_id = j.id
               where j.payment_id = :payment
            )
            select o.id as payment_order_id, o.amount as order_amount,
                   coalesce(sum(credit) filter (where account = 'commission' and not back), 0) as commission,
                   coalesce(sum(credit) filter (where account = 'vat-payable' and not back), 0) as vat,
                   coalesce(sum(credit) filter (where account = 'toss-receivable' and back), 0) as refunded,
                   coalesce(-sum(credit) filter (where account = 'commission' and back), 0) as commission_back,
                   coalesce(-sum(credit) filter (where account = 'vat-payable' and back), 0) as vat_back
              from payment_order o left join line on line.payment_order_id = o.id
             where o.payment_event_id = :payment
             group by o.id, o.amount
            """)
        .param("payment", payment.value())
        .query(Booked.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Booked::paymentOrderId, Function.identity()));
  }
}
