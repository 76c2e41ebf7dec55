package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.Settings;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of payments. */
@Repository
public class Payments {
  /** Without a lower bound H2 reads the index from its nulls on, and most payments have none. */
  static final String DUE =
      """
      select payment_key from payment
      where deadline between timestamp with time zone '1970-01-01 00:00:00+00' and ?
      order by deadline limit ?""";

  private final JdbcClient database;
  private final JsonMapper json;
  private final Settings settings;

  Payments(JdbcClient database, JsonMapper json, Settings settings) {
    this.database = database;
    this.json = json;
    this.settings = settings;
  }

  void insert(Payment payment) {
    database
        .sql(
            """
            insert into payment (payment_key, merchant, order_id, status, deadline, document)
            values (?, ?, ?, ?, ?, ?)""")
        .params(
            Arrays.asList(
                payment.key(),
                payment.order().merchant(),
                payment.order().orderId(),
                payment.status().name(),
                deadline(payment).orElse(null),
                json.writeValueAsString(payment)))
        .update();
  }

  void update(Payment payment) {
    database
        .sql("update payment set status = ?, deadline = ?, document = ? where payment_key = ?")
        .params(
            Arrays.asList(
                payment.status().name(),
                deadline(payment).orElse(null),
                json.writeValueAsString(payment),
                payment.key()))
        .update();
  }

  public Optional<Payment> find(String paymentKey) {
    return one("select document from payment where payment_key = ?", paymentKey);
  }

  /** Nobody else can change it until this transaction ends: one approval, one balance. */
  Optional<Payment> lock(String paymentKey) {
    return one("select document from payment where payment_key = ? for update", paymentKey);
  }

  /** The newest one of an order. */
  public Optional<Payment> latest(String merchant, String orderId) {
    return one(
        "select document from payment where merchant = ? and order_id = ? order by sequence desc limit 1",
        merchant,
        orderId);
  }

  /** The newest one of an order, whichever merchant's. */
  public Optional<Payment> latest(String orderId) {
    return one(
        "select document from payment where order_id = ? order by sequence desc limit 1", orderId);
  }

  List<String> due(Instant now, int limit) {
    return database.sql(DUE).params(utc(now), limit).query(String.class).list();
  }

  public static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private Optional<OffsetDateTime> deadline(Payment payment) {
    return payment.deadline(settings.timing()).map(Payments::utc);
  }

  private Optional<Payment> one(String sql, Object... parameters) {
    return database.sql(sql).params(parameters).query(String.class).optional().map(this::read);
  }

  /** The payment in a stored document. */
  public Payment read(String document) {
    return json.readValue(document, Payment.class);
  }
}
