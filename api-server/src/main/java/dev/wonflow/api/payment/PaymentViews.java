package dev.wonflow.api.payment;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.id.PaymentOrderId;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.OrderStatus;
import dev.wonflow.payment.PaymentOrder;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.toss.VirtualAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is stored about payments, read through the views. */
@Component
class PaymentViews {
  private static final String SELECT =
      """
      select p.*, o.payment_order_id, o.seller_id, o.amount as order_amount, o.refunded_amount, o.description,
             o.status as order_status, o.ledger_updated, o.wallet_updated, o.delivered_at,
             exists (select from refund_view r where r.payment_id = p.payment_id) as has_refunds
        from payment_view p join payment_order_view o on o.payment_id = p.payment_id
      """;

  private final JdbcClient database;

  PaymentViews(JdbcClient database) {
    this.database = database;
  }

  Optional<Payment> find(PaymentId id) {
    return find("p.payment_id", id.value());
  }

  Optional<Payment> find(PaymentKey key) {
    return find("p.payment_key", key.value());
  }

  /** One statement, so that payment and orders are of one moment, and of one connection. */
  private Optional<Payment> find(String column, String value) {
    return database
        .sql(SELECT + " where " + column + " = :value order by o.position")
        .param("value", value)
        .query(PaymentViews::paymentWithOrders);
  }

  private static Optional<Payment> paymentWithOrders(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    List<Payment.Order> orders = new ArrayList<>();
    Payment payment = payment(rows, orders);
    do {
      orders.add(order(rows));
    } while (rows.next());
    return Optional.of(payment);
  }

  private static Payment payment(ResultSet row, List<Payment.Order> orders) throws SQLException {
    String key = row.getString("payment_key");
    return new Payment(
        new PaymentId(row.getString("payment_id")),
        row.getString("client"),
        row.getString("fingerprint"),
        PaymentStatus.valueOf(row.getString("status")),
        money(row, "amount"),
        money(row, "remaining_amount"),
        row.getString("order_name"),
        row.getString("buyer_id"),
        key == null ? null : new PaymentKey(key),
        row.getString("method"),
        row.getString("return_url"),
        failure(row),
        virtualAccount(row),
        row.getString("secret_digest"),
        time(row, "requested_at"),
        time(row, "expires_at"),
        timeOrNull(row, "approved_at"),
        row.getBoolean("has_refunds"),
        orders);
  }

  private static Payment.Order order(ResultSet row) throws SQLException {
    PaymentOrder order =
        new PaymentOrder(
            new PaymentOrderId(row.getString("payment_order_id")),
            new SellerId(row.getString("seller_id")),
            money(row, "order_amount"),
            row.getString("description"));
    return new Payment.Order(
        order,
        money(row, "refunded_amount"),
        OrderStatus.valueOf(row.getString("order_status")),
        row.getBoolean("ledger_updated"),
        row.getBoolean("wallet_updated"),
        timeOrNull(row, "delivered_at"));
  }

  private static @Nullable Failure failure(ResultSet row) throws SQLException {
    String code = row.getString("failure_code");
    String message = row.getString("failure_message");
    return code == null
        ? null
        : new Failure(
            ErrorCode.valueOf(code),
            row.getString("failure_toss_code"),
            message == null ? "" : message,
            timeOrNull(row, "failure_retry_at"));
  }

  private static @Nullable VirtualAccount virtualAccount(ResultSet row) throws SQLException {
    String account = row.getString("deposit_account");
    return account == null
        ? null
        : new VirtualAccount(
            row.getString("deposit_bank_code"), account, time(row, "deposit_due_at"));
  }

  private static Money money(ResultSet row, String column) throws SQLException {
    return new Money(Currency.getInstance(row.getString("currency")), row.getLong(column));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
