package dev.wonflow.api.webhook;

import dev.wonflow.api.json.Page;
import dev.wonflow.api.json.SeoulTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every webhook that came, and what became of it; append only. */
@Component
class Receipts {
  private static final String COLUMNS =
      "id, received_at, event_type, payment_id, claimed_order, outcome";

  private final JdbcClient database;

  Receipts(JdbcClient database) {
    this.database = database;
  }

  void keep(Receipt receipt) {
    database
        .sql(
            """
            insert into webhook_receipt
              (transmission_id, retried_count, event_type, payment_id, claimed_order, body_digest, outcome)
            values (:transmissionId, :retriedCount, :eventType, :paymentId, :claimedOrder, :bodyDigest, :outcome)
            """)
        .param("transmissionId", receipt.transmissionId())
        .param("retriedCount", receipt.retriedCount())
        .param("eventType", receipt.eventType())
        .param("paymentId", receipt.paymentId())
        .param("claimedOrder", receipt.claimedOrder())
        .param("bodyDigest", receipt.bodyDigest())
        .param("outcome", receipt.outcome().name())
        .update();
  }

  /**
   * One webhook.
   *
   * @param paymentId the payment it was about; null where there is none here
   * @param claimedOrder what it said it was about; nothing vouches for that
   */
  @Schema(name = "Webhook")
  record Line(
      OffsetDateTime receivedAt,
      String eventType,
      @Nullable String paymentId,
      @Nullable String claimedOrder,
      Outcome outcome) {}

  /**
   * A part of the list.
   *
   * @param lastDay how many webhooks of the last 24 hours came to which outcome
   */
  @Schema(name = "Webhooks")
  record Lines(List<Line> items, @Nullable String next, Map<Outcome, Long> lastDay) {}

  /** The lines before a place in the list, of one outcome or of all; the newest first. */
  Lines before(@Nullable Outcome outcome, long before, int limit) {
    String ofOutcome = outcome == null ? "" : " and outcome = :outcome";
    var query =
        database
            .sql(
                "select %s from webhook_receipt_view where id < :before%s order by id desc limit :limit"
                    .formatted(COLUMNS, ofOutcome))
            .param("before", before)
            .param("limit", limit + 1);
    var found = outcome == null ? query : query.param("outcome", outcome.name());
    var page =
        Page.of(
            limit, found.query((row, n) -> new Page.Row<>(row.getLong("id"), line(row))).list());
    return new Lines(page.items(), page.next(), lastDay());
  }

  private Map<Outcome, Long> lastDay() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    database
        .sql(
            """
            select outcome, count(*) as webhooks from webhook_receipt_view
             where received_at > now() - interval '24 hours' group by outcome
            """)
        .query(
            (RowCallbackHandler)
                row -> counts.put(Outcome.valueOf(row.getString(1)), row.getLong(2)));
    return counts;
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        SeoulTime.of(row.getObject("received_at", OffsetDateTime.class).toInstant()),
        row.getString("event_type"),
        row.getString("payment_id"),
        row.getString("claimed_order"),
        Outcome.valueOf(row.getString("outcome")));
  }
}
