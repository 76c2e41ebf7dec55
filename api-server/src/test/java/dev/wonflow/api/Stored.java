package dev.wonflow.api;

import dev.wonflow.payment.PaymentStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a payment with one order, as the worker would have stored it. */
public final class Stored {
  private final Map<String, @Nullable Object> columns = new HashMap<>();
  private final String id;

  private Stored(String id) {
    this.id = id;
  }

  /** READY, 10,000 won, of the demo shop. */
  public static Stored aPayment() {
    return of("pay_" + UUID.randomUUID().toString().replace("-", ""));
  }

  /** The same under a given id. */
  public static Stored of(String id) {
    return new Stored(id)
        .with("client", "demo")
        .with("buyer_id", "buyer-1")
        .with("order_name", "Tea & <b>cups</b>")
        .with("amount", 10_000L)
        .with("currency", "KRW")
        .with("status", "READY")
        .with("fingerprint", "other")
        .with("requested_at", at(Instant.now()))
        .with("expires_at", at(Instant.now().plusSeconds(1800)));
  }

  /** One that is stored already. */
  public static Stored change(String id) {
    return new Stored(id);
  }

  public Stored status(PaymentStatus status) {
    boolean charged =
        List.of(PaymentStatus.DONE, PaymentStatus.PARTIALLY_CANCELED).contains(status);
    if (charged) {
      with("is_payment_done", true).with("approved_at", at(Instant.now()));
    }
    return with("status", status.name());
  }

  public Stored key(@Nullable String paymentKey) {
    return with("payment_key", paymentKey);
  }

  public Stored with(String column, @Nullable Object value) {
    columns.put(column, value instanceof Instant instant ? at(instant) : value);
    return this;
  }

  /** Writes it; answers its id. */
  public String insert() {
    columns.put("id", id);
    columns.put("order_id", id);
    String names = String.join(", ", columns.keySet());
    String values = ":" + String.join(", :", columns.keySet());
    World.ROWS
        .sql("insert into payment_event (" + names + ") values (" + values + ")")
        .params(columns)
        .update();
    World.ROWS
        .sql(
            """
            insert into payment_order
              (id, payment_event_id, position, seller_id, buyer_id, amount, currency, description)
            select id || '-1', id, 1, 'seller-1', buyer_id, amount, currency, 'Green tea'
              from payment_event where id = :id
            """)
        .param("id", id)
        .update();
    return id;
  }

  /** Changes it, where it is stored. */
  public void update() {
    String sets = String.join(", ", columns.keySet().stream().map(c -> c + " = :" + c).toList());
    World.ROWS
        .sql("update payment_event set " + sets + " where id = :id")
        .params(columns)
        .param("id", id)
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
