package dev.wonflow.api.ledger;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.json.Page;
import dev.wonflow.api.json.Period;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The books, read through the views. */
@Component
class LedgerViews {
  private static final int MOST_ENTRIES = 1_000;

  private final JdbcClient database;

  LedgerViews(JdbcClient database) {
    this.database = database;
  }

  List<AccountAnswer> accounts() {
    return database
        .sql("select * from account_view order by account")
        .query((row, n) -> account(row))
        .list();
  }

  boolean exists(AccountName name) {
    return database
        .sql("select exists (select from account_name_view where account = :account)")
        .param("account", name.account())
        .query(Boolean.class)
        .single();
  }

  /** Entries of an account in the order of their booking. */
  Page<EntryAnswer> entries(AccountName name, Period period, Place after, int limit) {
    List<EntryAnswer> found =
        database
            .sql(
                """
                select * from ledger_entry_view
                 where account = :account and (cast(:seller as text) is null or seller_id = :seller)
                   and posted_at >= greatest(:from, cast(:at as timestamptz)) and posted_at < :end
                   and (posted_at, journal_id, position) > (:at, :journal, :position)
                 order by posted_at, journal_id, position
                 limit :limit
                """)
            .param("account", name.account())
            .param("seller", name.sellerId())
            .param("from", period.start())
            .param("end", period.end())
            .param("at", after.postedAt())
            .param("journal", after.journalId())
            .param("position", after.position())
            .param("limit", limit + 1)
            .query((row, n) -> entry(row))
            .list();
    List<EntryAnswer> items = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(items, found.size() > limit ? Place.of(items.getLast()).toString() : null);
  }

  /** By its number. */
  Optional<JournalAnswer> journal(long id) {
    return database
        .sql("select * from journal_view where journal_id = :id")
        .param("id", id)
        .query((row, n) -> journal(row))
        .optional();
  }

  private JournalAnswer journal(ResultSet row) throws SQLException {
    long id = row.getLong("journal_id");
    return new JournalAnswer(
        id,
        row.getString("key"),
        row.getString("kind"),
        row.getString("payment_id"),
        row.getString("refund_id"),
        row.getString("payout_id"),
        row.getString("settlement_line"),
        row.getObject("reverses", Long.class),
        Arrays.asList((Long[]) row.getArray("reversed_by").getArray()),
        time(row, "occurred_at"),
        time(row, "posted_at"),
        new JournalAnswer.Seal(
            row.getObject("day", LocalDate.class),
            row.getInt("lane"),
            row.getInt("number"),
            row.getString("hash")),
        entriesOf(id));
  }

  private List<EntryAnswer> entriesOf(long journal) {
    return database
        .sql("select * from ledger_entry_view where journal_id = :id order by position limit :most")
        .param("id", journal)
        .param("most", MOST_ENTRIES)
        .query((row, n) -> entry(row))
        .list();
  }

  private static AccountAnswer account(ResultSet row) throws SQLException {
    long debit = row.getLong("debit");
    long credit = row.getLong("credit");
    String kind = row.getString("kind");
    boolean onTheLeft = kind.equals("ASSET") || kind.equals("EXPENSE");
    return new AccountAnswer(
        row.getString("account"),
        kind,
        won(debit),
        won(credit),
        won(onTheLeft ? debit - credit : credit - debit));
  }

  private static EntryAnswer entry(ResultSet row) throws SQLException {
    return new EntryAnswer(
        row.getLong("journal_id"),
        row.getInt("position"),
        row.getString("account"),
        row.getString("seller_id"),
        row.getString("direction"),
        won(row.getLong("amount")),
        row.getString("journal_key"),
        row.getString("kind"),
        row.getString("payment_id"),
        row.getString("payment_order_id"),
        row.getString("refund_id"),
        row.getString("payout_id"),
        row.getString("settlement_line"),
        row.getObject("reverses", Long.class),
        row.getString("order_name"),
        time(row, "occurred_at"),
        time(row, "posted_at"));
  }

  private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
    return SeoulTime.of(row.getObject(column, OffsetDateTime.class).toInstant());
  }

  private static Amount won(long minor) {
    return Amount.of(Money.krw(minor));
  }
}
