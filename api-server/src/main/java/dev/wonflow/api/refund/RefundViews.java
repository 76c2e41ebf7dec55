package dev.wonflow.api.refund;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentId;
import dev.wonflow.id.PaymentOrderId;
import dev.wonflow.id.RefundId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.refund.RefundPart;
import dev.wonflow.refund.RefundSource;
import dev.wonflow.refund.RefundStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is stored about refunds, read through the views. */
@Component
public class RefundViews {
  private final JdbcClient database;

  RefundViews(JdbcClient database) {
    this.database = database;
  }

  /** All refunds of a payment, the first one first. */
  public List<Refund> of(PaymentId payment) {
    Map<String, List<RefundPart>> parts =
        database
            .sql("select * from refund_order_view where payment_id = :id order by position")
            .param("id", payment.value())
            .query((row, n) -> Map.entry(row.getString("refund_id"), part(row)))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return database
        .sql("select * from refund_view where payment_id = :id order by requested_at, number")
        .param("id", payment.value())
        .query((row, n) -> refund(row, parts.getOrDefault(row.getString("refund_id"), List.of())))
        .list();
  }

  /** Without its parts. */
  Optional<Refund> find(RefundId id) {
    return database
        .sql("select * from refund_view where refund_id = :id")
        .param("id", id.value())
        .query((row, n) -> refund(row, List.of()))
        .optional();
  }

  private static Refund refund(ResultSet row, List<RefundPart> parts) throws SQLException {
    OffsetDateTime canceledAt = row.getObject("canceled_at", OffsetDateTime.class);
    return new Refund(
        new RefundId(row.getString("refund_id")),
        row.getString("fingerprint"),
        RefundStatus.valueOf(row.getString("status")),
        money(row),
        row.getString("reason"),
        parts,
        RefundSource.valueOf(row.getString("source")),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        canceledAt == null ? null : canceledAt.toInstant(),
        failure(row));
  }

  private static RefundPart part(ResultSet row) throws SQLException {
    return new RefundPart(new PaymentOrderId(row.getString("payment_order_id")), money(row));
  }

  private static Money money(ResultSet row) throws SQLException {
    return new Money(Currency.getInstance(row.getString("currency")), row.getLong("amount"));
  }

  private static @Nullable Failure failure(ResultSet row) throws SQLException {
    String code = row.getString("failure_code");
    String message = row.getString("failure_message");
    OffsetDateTime retryAt = row.getObject("failure_retry_at", OffsetDateTime.class);
    Instant retry = retryAt == null ? null : retryAt.toInstant();
    return code == null
        ? null
        : new Failure(
            ErrorCode.valueOf(code),
            row.getString("failure_toss_code"),
            message == null ? "" : message,
            retry);
  }
}
