package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.local.Database;
import dev.wonflow.local.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The command as an operator runs it: a process of its own. */
class VerifyLedgerCommandTest {
  private final Database database = TestPostgres.freshDatabase();
  private final DriverManagerDataSource owner =
      new DriverManagerDataSource(
          database.url(), database.owner().user(), database.owner().password());

  @BeforeEach
  void migrateAndBook() {
    Flyway.configure().dataSource(owner).load().migrate();
    JdbcClient.create(owner)
        .sql(
            """
            with j as (
              insert into journal (key, kind, content_digest, occurred_at) values ('one', 'TEST', 'x', now()) returning id
            )
            insert into ledger_entry (journal_id, position, account, direction, amount, currency)
            select id, 1, 'bank', 'D', 100, 'KRW' from j union all select id, 2, 'suspense', 'C', 100, 'KRW' from j
            """)
        .update();
  }

  @Test
  void wholeBooksEndWellAndShowTheHeadOfEachDay() throws IOException, InterruptedException {
    Ended command = verify();

    assertThat(command.output())
        .matches("\\d{4}-\\d\\d-\\d\\d 1 [0-9a-f]{64}\nThe books are whole.\n");
    assertThat(command.status()).isZero();
  }

  @Test
  void brokenBooksEndWithOneAndNameTheRow() throws IOException, InterruptedException {
    JdbcClient.create(owner)
        .sql("insert into wallet (seller_id, currency, balance) values ('s', 'KRW', 1)")
        .update();

    Ended command = verify();

    assertThat(command.output())
        .contains("wallet s: is not what the books owe the seller\nThe books are broken.");
    assertThat(command.status()).isOne();
  }

  private record Ended(int status, String output) {}

  private Ended verify() throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            VerifyLedger.class.getName());
    command.environment().putAll(database.environment());
    Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
