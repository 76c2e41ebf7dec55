package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.wonflow.local.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody may do to the books, whoever asks. */
class ForbiddenStatementTest extends DatabaseTest {
  private static final String BOOKS =
      "journal ledger_entry wallet_entry event journal_link audit refund_order vault upload upload_line"
          + " bank_line bank_upload discrepancy_decision discrepancy_sighting reconciliation_seal"
          + " sealed_discrepancy";
  private static final String APPEND_ONLY = "23001";
  private static final String CHECK = "23514";
  private static final String NO_RIGHT = "42501";

  @BeforeEach
  void bookOnePayment() {
    TestPayment payment = aPayment().with(aSeller(), 10_000);
    book(payment);
    wallet.credit(payment.credit());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void ownerCannotChangeWhatWasWritten(String statement) {
    assertRefused(DATABASE.owner(), statement, APPEND_ONLY);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void workerHasNoRightToChangeWhatWasWritten(String statement) {
    assertRefused(DATABASE.worker(), statement, NO_RIGHT);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void apiHasNoRightToChangeWhatWasWritten(String statement) {
    assertRefused(DATABASE.api(), statement, NO_RIGHT);
  }

  static Stream<String> changes() {
    return Stream.of(BOOKS.split(" "))
        .flatMap(
            table ->
                Stream.of(
                    "update " + table + " set " + firstColumn(table) + " = default",
                    "delete from " + table,
                    "delete from " + table + " where false",
                    "truncate " + table + " cascade"));
  }

  @ParameterizedTest
  @MethodSource("journals")
  void nobodyBooksWhatIsNoJournal(Database.Login login, String entries) {
    assertRefused(
        login,
        "insert into journal (key, kind, content_digest, occurred_at) values ('forbidden', 'TEST',"
            + " 'x', now());"
            + entries.replace("JOURNAL", "(select id from journal where key = 'forbidden')"),
        CHECK);
  }

  static Stream<Arguments> journals() {
    return Stream.of(DATABASE.owner(), DATABASE.worker())
        .flatMap(
            login ->
                Stream.of(
                        "",
                        entry(1, "D", 100),
                        entry(1, "D", 100) + entry(2, "C", 99),
                        entry(1, "D", 100) + entry(2, "D", 100),
                        entry(1, "D", 100) + entry(3, "C", 100),
                        entry(1, "D", 100) + entry(2, "C", 100) + entry(3, "C", 1))
                    .map(entries -> arguments(login, entries)));
  }

  @ParameterizedTest
  @MethodSource("writers")
  void nobodyAddsToAJournalOfAnEarlierTransaction(Database.Login login) {
    assertRefused(
        login,
        (entry(1001, "D", 100) + entry(1002, "C", 100)).replace("JOURNAL", lastJournal()),
        APPEND_ONLY);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void nobodyAddsToAJournalThatWasCheckedEarly(Database.Login login) {
    String balanced = entry(1, "D", 100) + entry(2, "C", 100);
    String more = entry(3, "D", 100) + entry(4, "C", 100);
    assertRefused(
        login,
        "insert into journal (key, kind, content_digest, occurred_at) values ('early', 'TEST', 'x',"
            + " now());"
            + (balanced + "set constraints all immediate;" + more)
                .replace("JOURNAL", "(select id from journal where key = 'early')"),
        APPEND_ONLY);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void nobodyPostsAtAnotherTimeThanNow(Database.Login login) {
    assertRefused(
        login,
        "insert into journal (key, kind, content_digest, occurred_at, posted_at) values ('past',"
            + " 'TEST', 'x', now(), '2026-01-01');"
            + (entry(1, "D", 100) + entry(2, "C", 100))
                .replace("JOURNAL", "(select id from journal where key = 'past')"),
        CHECK);
  }

  static Stream<Database.Login> writers() {
    return Stream.of(DATABASE.owner(), DATABASE.worker());
  }

  @Test
  void listedTablesAreAllThatHaveTheTrigger() {
    assertThat(
            rows(
                """
                select distinct c.relname from pg_trigger t
                  join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
                 where p.proname = 'refuse_change'
                """))
        .containsExactlyInAnyOrder(BOOKS.split(" "));
  }

  @ParameterizedTest
  @MethodSource("sidewaysChanges")
  void ownerCannotChangeByInsertingOrMerging(String statement) {
    assertRefused(DATABASE.owner(), statement, APPEND_ONLY);
  }

  static Stream<String> sidewaysChanges() {
    return Stream.of(
        "insert into wallet_entry (key, seller_id, currency, journal_id, amount, balance_after)"
            + " select key, seller_id, currency, journal_id, amount, balance_after from"
            + " wallet_entry limit 1 on conflict (key) do update set amount = 0",
        "merge into ledger_entry e using journal j on j.id = e.journal_id when matched then delete",
        "merge into journal j using payment_event p on p.id = j.payment_id when matched then update"
            + " set kind = 'OTHER'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel:nothing", "deposit-error:nothing:1", "payout-back:nothing"})
  void nobodyTakesBackWhatWasNeverBooked(String key) {
    for (Database.Login login : List.of(DATABASE.owner(), DATABASE.worker())) {
      assertRefused(
          login,
          "insert into journal (key, kind, content_digest, occurred_at) values ('%s', 'TEST', 'x', now())"
              .formatted(key),
          CHECK);
    }
  }

  @ParameterizedTest
  @MethodSource("tricks")
  void workerCannotGetAroundTheTriggers(String statement) {
    assertRefused(DATABASE.worker(), statement, NO_RIGHT);
  }

  static Stream<String> tricks() {
    return Stream.of(
        "alter table ledger_entry disable trigger own_transaction",
        "drop trigger append_only on journal",
        "set session_replication_role = replica",
        "insert into journal_link select journal_id + 1, day, number + 1, rows, hash from"
            + " journal_link",
        "create temp table ledger_entry ()",
        "create table public.other ()",
        "create or replace function seal_journal() returns trigger language plpgsql as 'begin"
            + " return null; end'",
        "insert into account values ('mine', 'ASSET')",
        "update commission_rate set basis_points = 0");
  }

  @ParameterizedTest
  @MethodSource("readings")
  void apiReadsViewsOnly(String statement) {
    assertRefused(DATABASE.api(), statement, NO_RIGHT);
  }

  static Stream<String> readings() {
    return Stream.of(
            "journal ledger_entry wallet_entry event wallet payment_event payment_order account"
                + " commission_rate")
        .flatMap(tables -> Stream.of(tables.split(" ")))
        .flatMap(
            table -> Stream.of("select from " + table, "insert into " + table + " default values"));
  }

  @Test
  void balancedJournalIsBookedAndSealed() throws SQLException {
    run(
        DATABASE.worker(),
        "insert into journal (key, kind, content_digest, occurred_at) values ('allowed', 'TEST',"
            + " 'x', now());"
            + (entry(1, "D", 100) + entry(2, "C", 60) + entry(3, "C", 40))
                .replace("JOURNAL", "(select id from journal where key = 'allowed')"));

    assertThat(
            number(
                "select cardinality(rows) from journal_link l join journal j on j.id = l.journal_id"
                    + " where key = 'allowed'"))
        .isEqualTo(4);
  }

  private static void assertRefused(Database.Login login, String statements, String state) {
    assertThatThrownBy(() -> run(login, statements))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state));
  }

  private static void run(Database.Login login, String statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(DATABASE.url(), login.user(), login.password());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(statements);
      connection.commit();
    }
  }

  private String lastJournal() {
    return rows("select max(id) from journal").getFirst();
  }

  private static String firstColumn(String table) {
    return switch (table) {
      case "journal" -> "key";
      case "ledger_entry", "wallet_entry", "bank_line" -> "amount";
      case "event" -> "type";
      case "audit", "discrepancy_decision", "reconciliation_seal" -> "reason";
      case "discrepancy_sighting" -> "difference";
      case "sealed_discrepancy" -> "state";
      case "bank_upload" -> "lines";
      case "refund_order" -> "held";
      case "vault" -> "content";
      case "upload" -> "fingerprint";
      case "upload_line" -> "amount";
      default -> "number";
    };
  }

  private static String entry(int position, String direction, long amount) {
    return """
    insert into ledger_entry (journal_id, position, account, direction, amount, currency)
    values (JOURNAL, %d, 'bank', '%s', %d, 'KRW');
    """
        .formatted(position, direction, amount);
  }
}
