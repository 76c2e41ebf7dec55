package dev.wonflow.simulator.audit;

import dev.wonflow.simulator.SeoulTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums over the movements of money, not over what payments say of themselves. */
@Repository
public class Audits {
  private static final int MOST = 10_000;
  private final JdbcClient database;

  /** All of it, amounts in won. */
  public record Audit(
      List<Request> requests,
      List<PaymentLine> payments,
      List<PayoutLine> payouts,
      Totals totals) {}

  public record Request(
      String at,
      String method,
      String path,
      @Nullable String idempotencyKey,
      @Nullable String orderId,
      @Nullable String bodyHash,
      String outcome) {}

  /**
   * @param approvals that stand; a deposit that the bank took back no longer counts
   */
  public record PaymentLine(
      String orderId,
      String paymentKey,
      String status,
      long approvals,
      long approvedAmount,
      long canceledAmount) {}

  public record PayoutLine(String refPayoutId, long count, long paidAmount, String status) {}

  public record Totals(long approved, long canceled, long paidOut) {}

  Audits(JdbcClient database) {
    this.database = database;
  }

  public Audit of(@Nullable String orderId, int limit) {
    int most = Math.clamp(limit, 1, MOST);
    return new Audit(
        requests(orderId, most), payments(orderId, most), payouts(orderId, most), totals());
  }

  private List<Request> requests(@Nullable String orderId, int limit) {
    return database
        .sql(
            """
            select received_at, method, path, idempotency_key, order_id, body_hash, outcome
            from request_log where ? is null or order_id = ? order by sequence desc limit ?""")
        .params(Arrays.asList(orderId, orderId, limit))
        .query(Audits::request)
        .list()
        .reversed();
  }

  private static Request request(ResultSet row, int number) throws SQLException {
    return new Request(
        row.getObject(1, OffsetDateTime.class)
            .atZoneSameInstant(SeoulTime.ZONE)
            .toOffsetDateTime()
            .toString(),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7));
  }

  private List<PaymentLine> payments(@Nullable String orderId, int limit) {
    return database
        .sql(
            """
            select p.order_id, p.payment_key, p.status,
              coalesce(sum(case m.kind when 'APPROVAL' then 1 when 'DEPOSIT_ERROR' then -1 else 0 end), 0),
              coalesce(sum(case m.kind when 'APPROVAL' then m.amount when 'DEPOSIT_ERROR' then -m.amount else 0 end), 0),
              coalesce(sum(case m.kind when 'CANCEL' then m.amount else 0 end), 0)
            from (select * from payment where ? is null or order_id = ? order by sequence desc limit ?) p
            left join movement m on m.payment_key = p.payment_key
            group by p.sequence, p.order_id, p.payment_key, p.status
            order by p.sequence""")
        .params(Arrays.asList(orderId, orderId, limit))
        .query(
            (row, number) ->
                new PaymentLine(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6)))
        .list();
  }

  private Totals totals() {
    var paidOut = sum("select coalesce(sum(amount), 0) from payout where status = 'COMPLETED'");
    return new Totals(moved("APPROVAL") - moved("DEPOSIT_ERROR"), moved("CANCEL"), paidOut);
  }

  /** The status is the newest one's, should a reference have been used twice. */
  private List<PayoutLine> payouts(@Nullable String reference, int limit) {
    return database
        .sql(
            """
            select ref_payout_id, count(*),
              coalesce(sum(case status when 'COMPLETED' then amount else 0 end), 0),
              (select n.status from payout n where n.ref_payout_id = p.ref_payout_id order by n.sequence desc limit 1)
            from payout p where ? is null or ref_payout_id = ?
            group by ref_payout_id order by max(sequence) desc limit ?""")
        .params(Arrays.asList(reference, reference, limit))
        .query(
            (row, number) ->
                new PayoutLine(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4)))
        .list()
        .reversed();
  }

  private long moved(String kind) {
    return sum("select coalesce(sum(amount), 0) from movement where kind = ?", kind);
  }

  private long sum(String sql, Object... parameters) {
    return database.sql(sql).params(parameters).query(Long.class).optional().orElse(0L);
  }
}
