package dev.wonflow.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.local.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command as a person runs it: the built program, against the running system's database. */
class VerifyLedgerIT {
  private final RunningSystem running = RunningSystem.shared();

  @Test
  void runningSystemsBooksAreWholeAndOneLineSaysSo() throws IOException, InterruptedException {
    Ended command = verify(running.system.database());

    assertThat(command.lines()).singleElement().asString().startsWith("The books are whole: ");
    assertThat(command.status()).isZero();
  }

  /** In books of its own, so that nobody else sees the falsehood. */
  @Test
  void changedRowEndsItWithOneAndIsNamedFirst()
      throws IOException, InterruptedException, SQLException {
    Database own =
        running.system.postgres().create("books_" + UUID.randomUUID().toString().substring(0, 8));
    try (Connection owner =
            DriverManager.getConnection(own.url(), own.owner().user(), own.owner().password());
        Statement statement = owner.createStatement()) {
      for (Path migration : migrations()) {
        statement.execute(Files.readString(migration));
      }
      statement.execute(
          """
          with j as (
            insert into journal (key, kind, content_digest, occurred_at) values ('one', 'TEST', 'x', now()) returning id
          )
          insert into ledger_entry (journal_id, position, account, direction, amount, currency)
          select id, 1, 'bank', 'D', 100, 'KRW' from j union all select id, 2, 'suspense', 'C', 100, 'KRW' from j
          """);
      statement.execute("alter table ledger_entry disable trigger user");
      statement.execute("update ledger_entry set amount = 101 where position = 2");
    }

    Ended command = verify(own);

    assertThat(command.lines().getFirst())
        .isEqualTo(
            "The books are broken in 2 rows; the first is ledger_entry 2 of journal 1: changed");
    assertThat(command.status()).isOne();
  }

  private record Ended(int status, List<String> lines) {}

  private static Ended verify(Database database) throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            jar().toString(),
            "verify-ledger");
    command.environment().putAll(database.environment());
    Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    return new Ended(process.waitFor(), lines);
  }

  private static List<Path> migrations() throws IOException {
    Path folder = SourceTree.root().resolve("schema/src/main/resources/db/migration");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static Path jar() throws IOException {
    try (Stream<Path> built = Files.list(SourceTree.root().resolve("worker/target"))) {
      return built
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow();
    }
  }
}
