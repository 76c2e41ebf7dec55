package dev.wonflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.activities.ledger.VerifyLedger.Break;
import dev.wonflow.benchmark.HotPath.Plan;
import dev.wonflow.local.Database;
import dev.wonflow.local.LocalPostgres;
import dev.wonflow.local.LocalSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MadeUpBooksTest {
  private static final int ENTRIES = 2_000;
  private static final LocalPostgres SERVER =
      LocalPostgres.start(
          Path.of("target", "postgres-" + ProcessHandle.current().pid()),
          LocalSystem.freePort(),
          List.of("shared_preload_libraries=pg_stat_statements"));

  @BeforeAll
  static void makeUp() {
    SERVER.countStatements();
    SERVER.letOwnerMakeUpBooks();
    Database database = SERVER.database();
    Flyway.configure()
        .dataSource(database.url(), database.owner().user(), database.owner().password())
        .load()
        .migrate();
    List<String> told = new ArrayList<>();
    new MadeUpBooks(database).add(ENTRIES, told::add);
    assertThat(told).contains("makes up journal_link", "makes up wallet");
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void theyAreWholeUntilOneAmountIsChanged() {
    JdbcClient owner = Usage.owner(SERVER.database());

    assertThat(owner.sql("select count(*) from ledger_entry").query(Integer.class).single())
        .isEqualTo(ENTRIES);
    assertThat(owner.sql("select count(*) from payment_event").query(Integer.class).single())
        .isEqualTo(ENTRIES / 2);
    assertThat(new VerifyLedger(owner).breaks()).isEmpty();

    owner.sql("alter table ledger_entry disable trigger user").update();
    owner.sql("update ledger_entry set amount = amount + 1 where id = 1234").update();

    assertThat(new VerifyLedger(owner).breaks())
        .extracting(Break::toString)
        .contains("ledger_entry 1234 of journal 309: changed", "journal 309: does not balance");
  }

  @Test
  void foreignKeysHoldAlthoughNobodyLooked() {
    String broken =
        """
        select count(*) from journal j full join journal_link l on l.journal_id = j.id
          full join wallet_entry w on w.journal_id = j.id left join payment_event e on e.id = j.payment_id
          left join payment_order o on o.id = w.payment_order_id and o.payment_event_id = e.id
         where j.id is null or l.journal_id is null or w.id is null or e.id is null or o.id is null
        """;

    assertThat(Usage.owner(SERVER.database()).sql(broken).query(Integer.class).single()).isZero();
  }

  @Test
  void statementThatReadsALargeTableAsAWholeIsNamed() {
    HotPath path = new HotPath(SERVER.database(), 500);
    Map<String, Long> before = path.sent();
    Map<String, Long> reads = path.wholeReads();
    JdbcClient worker =
        JdbcClient.create(
            new DriverManagerDataSource(
                SERVER.database().url(),
                SERVER.database().worker().user(),
                SERVER.database().worker().password()));

    worker.sql("select count(*) from journal where id = ?").param(7).query().singleRow();
    worker.sql("select count(*) from journal where kind = ?").param("x").query().singleRow();

    assertThat(path.plans(before, 1))
        .extracting(Plan::whole)
        .containsExactlyInAnyOrder(List.of(), List.of("journal"));
    // counted when the session has ended
    await().until(() -> path.wholeReadsSince(reads).equals(Map.of("journal", 1L)));
  }

  @Test
  void tableThatBecameLargeIsAskedForWhatCameSinceTheLook() {
    HotPath path = new HotPath(SERVER.database(), 500);
    JdbcClient owner = Usage.owner(SERVER.database());
    owner.sql("create table growing as select 1 as n").update();
    owner.sql("select n from growing").query().singleRow();
    await().until(() -> path.wholeReads().getOrDefault("growing", 0L) == 1);
    Map<String, Long> reads = path.wholeReads();

    owner.sql("insert into growing select n from generate_series(1, 1000) n").update();
    owner.sql("analyze growing").update();
    assertThat(path.wholeReadsSince(reads)).isEmpty();

    owner.sql("select count(*) from growing").query().singleRow();
    await().until(() -> path.wholeReadsSince(reads).equals(Map.of("growing", 1L)));
  }
}
