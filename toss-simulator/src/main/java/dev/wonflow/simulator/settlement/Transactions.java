package dev.wonflow.simulator.settlement;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.gateway.Merchant;
import dev.wonflow.simulator.gateway.TossError;
import dev.wonflow.simulator.payment.Payment;
import dev.wonflow.simulator.payment.Payments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row for each approval and each cancel, visible at once, oldest first. */
@Repository
class Transactions {
  private final JdbcClient database;
  private final Payments payments;
  private final Settings settings;

  /** A row as Toss writes it; whether cancels are negative is a setting. */
  record Row(
      @JsonProperty("mId") String merchant,
      String transactionKey,
      String paymentKey,
      String orderId,
      @Nullable String method,
      @Nullable String customerKey,
      boolean useEscrow,
      String receiptUrl,
      String status,
      String transactionAt,
      String currency,
      long amount) {}

  private record Place(OffsetDateTime at, long sequence) {}

  Transactions(JdbcClient database, Payments payments, Settings settings) {
    this.database = database;
    this.payments = payments;
    this.settings = settings;
  }

  List<Row> between(
      Merchant merchant, Instant from, Instant to, @Nullable String after, int limit) {
    var place = after == null ? new Place(Payments.utc(from), -1) : place(merchant, after);
    return database
        .sql(
            """
            select m.*, p.document from movement m join payment p on p.payment_key = m.payment_key
            where m.merchant = ? and m.happened_at >= ? and m.happened_at < ?
              and (m.happened_at, m.sequence) > (?, ?)
            order by m.happened_at, m.sequence limit ?""")
        .params(
            merchant.id(),
            Payments.utc(from),
            Payments.utc(to),
            place.at(),
            place.sequence(),
            limit)
        .query(this::row)
        .list();
  }

  private Place place(Merchant merchant, String transactionKey) {
    return database
        .sql(
            "select happened_at, sequence from movement where transaction_key = ? and merchant = ?")
        .params(transactionKey, merchant.id())
        .query((row, number) -> new Place(row.getObject(1, OffsetDateTime.class), row.getLong(2)))
        .optional()
        .orElseThrow(() -> new TossError("INVALID_PAGING_KEY"));
  }

  private Row row(ResultSet row, int number) throws SQLException {
    var payment = payments.read(row.getString("document"));
    var negative =
        settings.toss().negativeCancelRows() && !row.getString("kind").equals("APPROVAL");
    long amount = row.getLong("amount");
    return new Row(
        payment.order().merchant(),
        row.getString("transaction_key"),
        payment.key(),
        payment.order().orderId(),
        method(payment),
        payment.order().customerKey(),
        false,
        settings.publicUrl() + "/receipt/" + payment.key(),
        row.getString("status"),
        SeoulTime.text(row.getObject("happened_at", OffsetDateTime.class).toInstant()),
        "KRW",
        negative ? -amount : amount);
  }

  private static @Nullable String method(Payment payment) {
    return payment.means() == null ? null : payment.means().method().wire();
  }
}
