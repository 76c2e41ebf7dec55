package dev.wonflow.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wonflow.local.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/**
 * Books as years of payments leave them, written by SQL with the chain that belongs to them. Their
 * journals lie on days before today, so the chains of today go on as they were.
 */
final class MadeUpBooks {
  private static final int ENTRIES_OF_A_JOURNAL = 4;
  private static final int JOURNALS_OF_A_DAY = 10_000;
  private static final String SCRIPT = "/made-up-books.sql";
  private final Database database;

  /** For a database whose owner may make up books. */
  MadeUpBooks(Database database) {
    this.database = database;
  }

  /**
   * Adds them, all or nothing and once only, and lets the planner know.
   *
   * @param entries of the ledger; there are half as many payments
   * @param progress told what is done next
   */
  void add(int entries, Consumer<String> progress) {
    int journals = entries / ENTRIES_OF_A_JOURNAL;
    int days = Math.max(2, journals / JOURNALS_OF_A_DAY);
    try (Connection connection = Usage.connect(database);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      String script =
          script()
              .replace(":payments", Integer.toString(2 * journals))
              .replace(":journal", Long.toString(lastJournal(statement)))
              .replace(":days", Integer.toString(days));
      for (String step : script.split("\n\n")) {
        firstWordsOf(step, progress);
        statement.execute(step);
      }
      connection.commit();
      connection.setAutoCommit(true);
      progress.accept("vacuum, analyze");
      statement.execute(
          "vacuum (analyze) payment_event, payment_order, journal, ledger_entry, journal_link,"
              + " wallet, wallet_entry, event, webhook_receipt");
      statement.execute("checkpoint");
    } catch (SQLException e) {
      throw new IllegalStateException("the books cannot be made up", e);
    }
  }

  private static long lastJournal(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select coalesce(max(id), 0) from journal")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void firstWordsOf(String step, Consumer<String> progress) {
    if (step.startsWith("insert into ")) {
      progress.accept("makes up " + step.split("[ (]", 4)[2]);
    }
  }

  private static String script() {
    try (InputStream script = MadeUpBooks.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IllegalStateException(SCRIPT + " is missing");
      }
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
