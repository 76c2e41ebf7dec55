package dev.wonflow.simulator.payout;

import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.gateway.Merchant;
import dev.wonflow.simulator.gateway.TossError;
import dev.wonflow.simulator.payment.Payments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of payouts and of the account they are paid from. */
@Repository
class PayoutRows {
  /** With a lower bound for the same reason as that of payments. */
  static final String DUE =
      """
      select id from payout
      where due_at between timestamp with time zone '1970-01-01 00:00:00+00' and ?
      order by due_at limit ?""";

  private static final String SPENT = "('REQUESTED', 'IN_PROGRESS', 'COMPLETED')";
  private final JdbcClient database;
  private final JsonMapper json;
  private final Settings settings;

  PayoutRows(JdbcClient database, JsonMapper json, Settings settings) {
    this.database = database;
    this.json = json;
    this.settings = settings;
  }

  /**
   * Won that can be paid out; locked until this transaction ends, so that two cannot spend the
   * same.
   */
  long available(Merchant merchant) {
    long opening =
        database
            .sql("select opening from payout_account where merchant = ? for update")
            .param(merchant.id())
            .query(Long.class)
            .optional()
            .orElseGet(() -> open(merchant.id()));
    return opening - spent("merchant = ?", merchant.id());
  }

  private long open(String merchant) {
    var opening = settings.payout().openingBalance();
    setOpening(merchant, opening);
    return opening;
  }

  void setOpening(String merchant, long opening) {
    database
        .sql("merge into payout_account (merchant, opening) values (?, ?)")
        .params(merchant, opening)
        .update();
  }

  /** Won that go to a seller since then. */
  long paidSince(String seller, Instant since) {
    return spent("destination = ? and requested_at >= ?", seller, Payments.utc(since));
  }

  private long spent(String where, Object... parameters) {
    return database
        .sql(
            "select coalesce(sum(amount), 0) from payout where status in "
                + SPENT
                + " and "
                + where)
        .params(parameters)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  boolean isKnown(Merchant merchant, String refPayoutId) {
    return database
        .sql("select id from payout where merchant = ? and ref_payout_id = ? limit 1")
        .params(merchant.id(), refPayoutId)
        .query(String.class)
        .optional()
        .isPresent();
  }

  void insert(Merchant merchant, Payout payout) {
    database
        .sql(
            """
            insert into payout
              (id, merchant, ref_payout_id, destination, status, amount, payout_date, requested_at, due_at, document)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(
            Arrays.asList(
                payout.id(),
                merchant.id(),
                payout.refPayoutId(),
                payout.destination(),
                payout.status().name(),
                payout.won(),
                payout.payoutDate(),
                Payments.utc(payout.requestedAt()),
                due(payout),
                json.writeValueAsString(payout)))
        .update();
  }

  void update(Payout payout) {
    database
        .sql("update payout set status = ?, due_at = ?, document = ? where id = ?")
        .params(
            Arrays.asList(
                payout.status().name(), due(payout), json.writeValueAsString(payout), payout.id()))
        .update();
  }

  Optional<Payout> find(Merchant merchant, String id) {
    return one(
        "select document from payout where merchant = ? and id = ? for update", merchant.id(), id);
  }

  Optional<Payout> lock(String id) {
    return one("select document from payout where id = ? for update", id);
  }

  /** Whichever merchant's, by Toss's id or the newest by ours. */
  Optional<Payout> findAny(String idOrReference) {
    return one(
        "select document from payout where id = ? or ref_payout_id = ? order by sequence desc limit 1",
        idOrReference,
        idOrReference);
  }

  List<String> due(Instant now, int limit) {
    return database.sql(DUE).params(Payments.utc(now), limit).query(String.class).list();
  }

  List<Payout> list(
      Merchant merchant, @Nullable String after, LocalDate from, LocalDate to, int limit) {
    return database
        .sql(
            """
            select document from payout
            where merchant = ? and sequence > ? and payout_date >= ? and payout_date <= ?
            order by sequence limit ?""")
        .params(merchant.id(), sequence(merchant, after), from, to, limit)
        .query(String.class)
        .list()
        .stream()
        .map(text -> json.readValue(text, Payout.class))
        .toList();
  }

  private long sequence(Merchant merchant, @Nullable String id) {
    if (id == null) {
      return -1;
    }
    return database
        .sql("select sequence from payout where id = ? and merchant = ?")
        .params(id, merchant.id())
        .query(Long.class)
        .optional()
        .orElseThrow(() -> new TossError("INVALID_PAGING_KEY"));
  }

  private static @Nullable OffsetDateTime due(Payout payout) {
    return payout.dueAt() == null ? null : Payments.utc(payout.dueAt());
  }

  private Optional<Payout> one(String sql, Object... parameters) {
    return database
        .sql(sql)
        .params(parameters)
        .query(String.class)
        .optional()
        .map(text -> json.readValue(text, Payout.class));
  }
}
