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
    long reads = path.wholeReads();
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
    await().until(() -> path.wholeReads() - reads == 1); // counted when the session has ended
  }
}
