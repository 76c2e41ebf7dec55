package dev.wonflow.activities.refund;

import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.id.PaymentOrderId;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentOrder;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.payment.Progress;
import dev.wonflow.payment.Waits;
import dev.wonflow.refund.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads payments for flows that come after the pay-in. */
@Component
class StoredPayments {
  private final JdbcClient jdbc;

  StoredPayments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Standing standing(PaymentId payment) {
    return jdbc.sql(
            """
            select status, status in ('DONE', 'PARTIALLY_CANCELED', 'CANCELED') and is_payment_done as charged,
                   deposits_reversed, approved_at
              from payment_event where id = :id
            """)
        .param("id", payment.value())
        .query(
            (row, n) ->
                new Standing(
                    PaymentStatus.valueOf(row.getString("status")),
                    row.getBoolean("charged"),
                    row.getInt("deposits_reversed"),
                    time(row, "approved_at")))
        .single();
  }

  /** The request, made to go on where the payment stands. */
  PaymentRequest requested(PaymentId payment, Waits waits) {
    List<PaymentOrder> orders = orders(payment);
    return jdbc.sql("select * from payment_event where id = :id")
        .param("id", payment.value())
        .query((row, n) -> request(payment, row, orders, waits))
        .single();
  }

  private static PaymentRequest request(
      PaymentId payment, ResultSet row, List<PaymentOrder> orders, Waits waits)
      throws SQLException {
    String key = row.getString("payment_key");
    return new PaymentRequest(
        payment,
        row.getString("client"),
        row.getString("fingerprint"),
        row.getString("buyer_id"),
        row.getString("order_name"),
        money(row),
        orders,
        row.getString("return_url"),
        Objects.requireNonNull(time(row, "requested_at")),
        Objects.requireNonNull(time(row, "expires_at")),
        waits,
        new Progress(key == null ? null : new PaymentKey(key), 1));
  }

  private List<PaymentOrder> orders(PaymentId payment) {
    return jdbc.sql("select * from payment_order where payment_event_id = :id order by position")
        .param("id", payment.value())
        .query(
            (row, n) ->
                new PaymentOrder(
                    new PaymentOrderId(row.getString("id")),
                    new SellerId(row.getString("seller_id")),
                    money(row),
                    row.getString("description")))
        .list();
  }

  private static Money money(ResultSet row) throws SQLException {
    return new Money(Currency.getInstance(row.getString("currency")), row.getLong("amount"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
