package dev.wonflow.api.payout;

import dev.wonflow.api.json.Page;
import dev.wonflow.api.json.Period;
import dev.wonflow.money.Money;
import dev.wonflow.payout.PayoutStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
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

  /** What all sellers together could be paid; a negative wallet takes nothing from the others. */
  long availableToAll() {
    return database
        .sql(
            """
            select coalesce(sum(available), 0) from wallet_view where available > 0 and currency = 'KRW'
            """)
        .query(Long.class)
        .single();
  }

  /** The latest payouts to a seller. */
  List<Payout> of(String sellerId, int limit) {
    return database
        .sql(
            """
            select * from payout_view where seller_id = :seller order by requested_at desc, payout_id limit :limit
            """)
        .param("seller", sellerId)
        .param("limit", limit)
        .query(PayoutViews::payout)
        .list();
  }

  /** What was asked for in some days, the newest first; goes on behind an earlier one. */
  Page<Payout> during(Period days, String after, int limit) {
    List<Payout> found =
        database
            .sql(
                """
            select p.* from payout_view p left join payout_view a on a.payout_id = :after
             where p.requested_at >= :from and p.requested_at < :to
               and (a.payout_id is null or (p.requested_at, p.payout_id) < (a.requested_at, a.payout_id))
             order by p.requested_at desc, p.payout_id desc limit :limit
            """)
            .param("after", after)
            .param("from", days.start())
            .param("to", days.end())
            .param("limit", limit + 1)
            .query(PayoutViews::payout)
            .list();
    return Page.byId(limit, found, Payout::id);
  }

  /**
   * What was asked for on a day in Seoul, in won.
   *
   * @param paid has reached the sellers
   * @param back was refused, failed, called off or returned
   * @param open neither
   */
  public record Day(LocalDate day, long payouts, long paid, long back, long open) {}

  /** Days with payouts, the newest first. */
  List<Day> totals(Period days) {
    return database
        .sql(
            """
            select (requested_at at time zone 'Asia/Seoul')::date as day, count(*) as payouts,
                   coalesce(sum(amount) filter (where status = 'COMPLETED'), 0) as paid,
                   coalesce(sum(amount) filter (where status in ('REFUSED', 'FAILED', 'CANCELED', 'RETURNED')), 0) as back,
                   coalesce(sum(amount) filter (where status not in
                     ('COMPLETED', 'REFUSED', 'FAILED', 'CANCELED', 'RETURNED')), 0) as open
              from payout_view where requested_at >= :from and requested_at < :to group by day order by day desc
            """)
        .param("from", days.start())
        .param("to", days.end())
        .query(
            (row, number) ->
                new Day(
                    row.getObject("day", LocalDate.class),
                    row.getLong("payouts"),
                    row.getLong("paid"),
                    row.getLong("back"),
                    row.getLong("open")))
        .list();
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
