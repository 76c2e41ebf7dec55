package dev.wonflow.activities.payment;

import dev.wonflow.ledger.Capture;
import java.time.ZoneOffset;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says on payments that Toss charged them. */
@Component
public class Charges {
  private final JdbcClient jdbc;

  Charges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Toss charged the buyer, and the books say so, in the caller's transaction.
   *
   * @param payment as it was read in it
   * @throws io.temporal.failure.ApplicationFailure {@code BOOKS_CONFLICT} if the charge is not one
   *     of this payment, or is one too many
   * @throws OptimisticLockingFailureException if somebody changed the payment since it was read
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void book(PaymentRow payment, Capture capture) {
    payment.requireCapturable(capture);
    if (!mark(payment, capture)) {
      throw new OptimisticLockingFailureException(payment.id() + " was changed meanwhile");
    }
  }

  private boolean mark(PaymentRow payment, Capture capture) {
    return jdbc.sql(
            """
            with charged as (
              update payment_event
                 set status = case when status in ('READY', 'UNKNOWN', 'WAITING_FOR_DEPOSIT') then 'EXECUTING' else status end,
                     payment_key = :key, approved_at = :approvedAt, method = coalesce(:method, method),
                     secret_digest = coalesce(:secret, secret_digest), updated_at = now(), version = version + 1
               where id = :payment and version = :version
              returning id
            ), booked as (
              update payment_order o
                 set payment_order_status = 'SUCCESS', ledger_updated = true, version = o.version + 1
                from charged where o.payment_event_id = charged.id
            )
            select count(*) = 1 from charged
            """)
        .param("key", capture.paymentKey().value())
        .param("approvedAt", capture.approvedAt().atOffset(ZoneOffset.UTC))
        .param("method", capture.method())
        .param("secret", capture.secretDigest())
        .param("payment", payment.id())
        .param("version", payment.version())
        .query(Boolean.class)
        .single();
  }
}
