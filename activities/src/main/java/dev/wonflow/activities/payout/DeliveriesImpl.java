package dev.wonflow.activities.payout;

import dev.wonflow.payout.Delivered;
import dev.wonflow.payout.Deliveries;
import dev.wonflow.payout.Delivery;
import dev.wonflow.payout.Released;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The database keeps each wallet's pending amount as the sum of its pending orders. */
@Component
class DeliveriesImpl implements Deliveries {
  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private final DeliveryProperties settings;

  DeliveriesImpl(JdbcClient jdbc, DeliveryProperties settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  @Override
  @Transactional
  public Delivered deliver(Delivery delivery) {
    String order = delivery.paymentOrderId().value();
    int first =
        jdbc.sql(
                """
                update payment_order set delivered_at = :at, version = version + 1
                 where id = :id and delivered_at is null and wallet_updated
                """)
            .param("at", delivery.reportedAt().atOffset(ZoneOffset.UTC))
            .param("id", order)
            .update();
    if (first == 1) {
      release(List.of(order));
    }
    return jdbc.sql("select delivered_at from payment_order where id = :id")
        .param("id", order)
        .query((row, n) -> new Delivered(instant(row.getObject(1, OffsetDateTime.class))))
        .optional()
        .orElseGet(() -> new Delivered(null));
  }

  @Override
  @Transactional
  public Released releaseDue() {
    List<String> due =
        jdbc.sql(
                """
                select payment_order_id from pending_order
                 where since <= now() - make_interval(secs => :seconds)
                 order by since, payment_order_id
                 limit :most
                """)
            .param("seconds", settings.payableAfter().toSeconds())
            .param("most", MOST)
            .query(String.class)
            .list();
    return new Released(due.isEmpty() ? 0 : release(due), due.size() == MOST);
  }

  private int release(List<String> orders) {
    jdbc.sql(
            """
            select w.seller_id from wallet w
             where (w.seller_id, w.currency) in (
               select seller_id, currency from pending_order where payment_order_id in (:orders))
             order by w.seller_id, w.currency
               for update -- in one order, so that flows never wait for each other in a ring
            """)
        .param("orders", orders)
        .query(String.class)
        .list();
    return jdbc.sql("delete from pending_order where payment_order_id in (:orders)")
        .param("orders", orders)
        .update();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
