package dev.wonflow.activities.payment;

import dev.wonflow.id.PaymentId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the movements of one payment happen one after the other. What is left of it, and what was
 * reversed before, has to stand still while the next movement is worked out.
 */
@Component
public class PaymentTurns {
  private final JdbcClient jdbc;

  PaymentTurns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The payment, whose turn it is until the transaction ends.
   *
   * @param charged whether it was charged, booked and credited, and still is
   * @param reserved what refunds under way may give back
   * @param reversed how many deposits the bank took back
   */
  public record Turn(
      String id,
      String client,
      String status,
      boolean charged,
      long amount,
      long refunded,
      long reserved,
      int reversed,
      String currency,
      @Nullable String paymentKey) {}

  /**
   * Waits for the payment's turn; always the first lock of a transaction, before those of wallets.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Turn take(PaymentId payment) {
    return jdbc.sql(
            """
            select id, client, status, status in ('DONE', 'PARTIALLY_CANCELED', 'CANCELED') and is_payment_done as charged,
                   amount, refunded_amount as refunded, deposits_reversed as reversed, currency, payment_key,
                   (select coalesce(sum(reserved_amount), 0) from payment_order where payment_event_id = :id) as reserved
              from payment_event where id = :id
               for update -- the next movement of this payment waits
            """)
        .param("id", payment.value())
        .query(Turn.class)
        .optional()
        .orElseThrow(() -> new IllegalStateException(payment + " is not registered"));
  }
}
