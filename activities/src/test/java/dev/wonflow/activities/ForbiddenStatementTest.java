package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody may do to the books, whoever asks. */
class ForbiddenStatementTest extends ForbiddenStory {
  private static final String BOOKS =
      "journal ledger_entry wallet_entry event journal_link audit refund_order vault upload upload_line"
          + " bank_line bank_upload discrepancy_decision discrepancy_sighting reconciliation_seal"
          + " sealed_discrepancy";

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
}
