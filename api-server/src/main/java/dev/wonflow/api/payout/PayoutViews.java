package dev.wonflow.api.payout;

import dev.wonflow.money.Money;
import dev.wonflow.payout.PayoutStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is stored about payouts, read through the views. */
@Component
public class PayoutViews {
  private final JdbcClient database;

  PayoutViews(JdbcClient database) {
    this.database = database;
  }

  /** A payout, if it is stored. */
  public Optional<Payout> find(String id) {
    return database
        .sql("select * from payout_view where payout_id = :id")
        .param("id", id)
        .query(PayoutViews::payout)
        .optional();
  }

  /** What the seller could be paid; 0 before the first movement. */
  long available(String sellerId) {
    return database
        .sql("select available from wallet_view where seller_id = :seller and currency = 'KRW'")
        .param("seller", sellerId)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  private static Payout payout(ResultSet row, int number) throws SQLException {
    String code = row.getString("failure_code");
    return new Payout(
        row.getString("payout_id"),
        row.getString("client"),
        row.getString("seller_id"),
        new Money(Currency.getInstance(row.getString("currency")), row.getLong("amount")),
        PayoutStatus.valueOf(row.getString("status")),
        row.getString("fingerprint"),
        row.getString("requested_by"),
        row.getString("approved_by"),
        instant(row, "scheduled_for"),
        row.getString("toss_payout_id"),
        code == null
            ? null
            : new Payout.Failure(
                code, row.getString("failure_toss_code"), row.getString("failure_message")),
        row.getObject("requested_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
