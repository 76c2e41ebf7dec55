package dev.wonflow.activities.refund;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentOrderId;
import dev.wonflow.id.RefundId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.refund.RefundOutcome;
import dev.wonflow.refund.RefundPart;
import dev.wonflow.refund.RefundRequest;
import dev.wonflow.refund.RefundStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored refunds. Whoever writes one has its payment's turn. */
@Component
public class RefundRows {
  private final JdbcClient jdbc;

  RefundRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A stored refund. */
  public record Row(
      String id,
      String paymentId,
      String fingerprint,
      String source,
      String reason,
      long amount,
      Currency currency,
      RefundStatus status,
      @Nullable String transactionKey,
      @Nullable Instant canceledAt,
      @Nullable Failure failure) {

    Money money() {
      return new Money(currency, amount);
    }

    RefundOutcome outcome() {
      return new RefundOutcome(status, failure);
    }
  }

  Optional<Row> find(RefundId id) {
    return jdbc.sql("select * from refund where id = :id")
        .param("id", id.value())
        .query((row, n) -> row(row))
        .optional();
  }

  Optional<Row> byTransaction(String transactionKey) {
    return jdbc.sql("select * from refund where transaction_key = :key")
        .param("key", transactionKey)
        .query((row, n) -> row(row))
        .optional();
  }

  /**
   * A refund that has to be there.
   *
   * @throws IllegalStateException if it was never opened
   */
  public Row get(RefundId id) {
    return find(id).orElseThrow(() -> new IllegalStateException(id + " is not opened"));
  }

  /** How it is split, in the order of the payment's orders. */
  public List<RefundPart> parts(String id) {
    return jdbc.sql(
            """
            select r.payment_order_id, r.amount, o.currency
              from refund_order r join payment_order o on o.id = r.payment_order_id
             where r.refund_id = :id order by o.position
            """)
        .param("id", id)
        .query(
            (row, n) ->
                new RefundPart(
                    new PaymentOrderId(row.getString("payment_order_id")),
                    new Money(
                        Currency.getInstance(row.getString("currency")), row.getLong("amount"))))
        .list();
  }

  /** The refund is DONE: its transactionKey was stored with the journal. */
  public void done(String id) {
    jdbc.sql(
            """
            update refund set status = 'DONE', failure_code = null, failure_toss_code = null, failure_message = null,
                   failure_retry_at = null, updated_at = now()
             where id = :id
            """)
        .param("id", id)
        .update();
  }

  void insert(RefundRequest request, Money amount, RefundStatus status, @Nullable Failure failure) {
    jdbc.sql(
            """
            insert into refund (id, payment_event_id, client, fingerprint, source, reason, amount, currency, status,
                                refund_account, failure_code, failure_message, requested_at)
            values (:id, :payment, :client, :fingerprint, :source, :reason, :amount, :currency, :status,
                    :account, :code, :message, :requestedAt)
            """)
        .param("id", request.refundId().value())
        .param("payment", request.paymentId().value())
        .param("client", request.client())
        .param("fingerprint", request.fingerprint())
        .param("source", request.source().name())
        .param("reason", request.reason())
        .param("amount", amount.minor())
        .param("currency", amount.currency().getCurrencyCode())
        .param("status", status.name())
        .param("account", request.refundAccount())
        .param("code", failure == null ? null : failure.code().name())
        .param("message", failure == null ? null : failure.message())
        .param("requestedAt", request.requestedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  void mark(RefundId id, RefundStatus status, @Nullable Failure failure) {
    Instant retryAt = failure == null ? null : failure.retryAt();
    jdbc.sql(
            """
            update refund
               set status = :status, failure_code = :code, failure_toss_code = :tossCode, failure_message = :message,
                   failure_retry_at = :retryAt, updated_at = now()
             where id = :id
            """)
        .param("status", status.name())
        .param("code", failure == null ? null : failure.code().name())
        .param("tossCode", failure == null ? null : failure.tossCode())
        .param("message", failure == null ? null : failure.message())
        .param("retryAt", retryAt == null ? null : retryAt.atOffset(ZoneOffset.UTC))
        .param("id", id.value())
        .update();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("id"),
        row.getString("payment_event_id"),
        row.getString("fingerprint"),
        row.getString("source"),
        row.getString("reason"),
        row.getLong("amount"),
        Currency.getInstance(row.getString("currency")),
        RefundStatus.valueOf(row.getString("status")),
        row.getString("transaction_key"),
        time(row, "canceled_at"),
        failure(row));
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
            time(row, "failure_retry_at"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
