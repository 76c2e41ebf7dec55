package dev.wonflow.activities;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.activities.ledger.VerifyLedgerCommand;
import dev.wonflow.local.Database;
import dev.wonflow.local.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The command in this process; VerifyLedgerIT runs the built program. */
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
  void wholeBooksEndWellWithOneLine() {
    Ended command = verify(database.environment());

    assertThat(command.output())
        .isEqualTo("The books are whole: 1 journals." + System.lineSeparator());
    assertThat(command.status()).isZero();
  }

  @Test
  void headsOfTheDaysAreShownToWhoAsks() {
    assertThat(verify(database.environment(), "--heads").output().lines().skip(1))
        .singleElement()
        .asString()
        .matches("\\d{4}-\\d\\d-\\d\\d 1 [0-9a-f]{64}");
  }

  @Test
  void brokenBooksEndWithOneAndNameTheFirstRow() {
    JdbcClient.create(owner)
        .sql("insert into wallet (seller_id, currency, balance) values ('s', 'KRW', 1)")
        .update();

    Ended command = verify(database.environment());

    assertThat(command.output().lines())
        .containsExactly(
            "The books are broken in 1 rows; the first is wallet s: is not what the books owe the"
                + " seller");
    assertThat(command.status()).isOne();
  }

  @Test
  void booksThatCannotBeReadEndWithTwo() {
    Ended command =
        verify(Map.of("DATABASE_URL", database.url(), "DATABASE_WORKER_PASSWORD", "wrong"));

    assertThat(command.output()).startsWith("The books cannot be read: ");
    assertThat(command.status()).isEqualTo(2);
  }

  @Test
  void otherArgumentsAreNotItsBusiness() {
    assertThat(new VerifyLedgerCommand(Map.of(), System.out).run("--spring.profiles.active=x"))
        .isEmpty();
  }

  private record Ended(int status, String output) {}

  private Ended verify(Map<String, String> environment, String... more) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    String[] arguments =
        Stream.concat(Stream.of("verify-ledger"), Stream.of(more)).toArray(String[]::new);
    int status =
        new VerifyLedgerCommand(environment, new PrintStream(output, true, UTF_8))
            .run(arguments)
            .orElseThrow();
    return new Ended(status, output.toString(UTF_8));
  }
}
