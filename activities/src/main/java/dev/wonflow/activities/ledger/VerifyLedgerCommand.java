package dev.wonflow.activities.ledger;

import dev.wonflow.activities.ledger.VerifyLedger.Break;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * {@code java -jar worker.jar verify-ledger [--heads]}: one line and 0 where the books are whole; 1
 * and the broken rows, the first one in the first line, where they are not; 2 where they cannot be
 * read. Reads as the worker's role, in one snapshot, while the system runs.
 */
public final class VerifyLedgerCommand {
  private static final String NAME = "verify-ledger";
  private static final String HEADS = "--heads";
  private static final int MOST_SHOWN = 1_000;

  private final Map<String, String> environment;
  private final PrintStream out;

  /** Reads where the database is from the environment. */
  public VerifyLedgerCommand(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  /** The exit code; empty where the arguments ask for something else. */
  public Optional<Integer> run(String... arguments) {
    List<String> asked = Arrays.asList(arguments);
    return asked.contains(NAME) ? Optional.of(verify(asked.contains(HEADS))) : Optional.empty();
  }

  private int verify(boolean heads) {
    LoggingSystem.get(VerifyLedgerCommand.class.getClassLoader()).setLogLevel(null, LogLevel.WARN);
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return report(
          new VerifyLedger(JdbcClient.create(new SingleConnectionDataSource(connection, true))),
          heads);
    } catch (SQLException | DataAccessException e) {
      out.println("The books cannot be read: " + e.getMessage());
      return 2;
    }
  }

  private int report(VerifyLedger ledger, boolean heads) {
    List<Break> breaks = ledger.breaks();
    if (breaks.isEmpty()) {
      out.println("The books are whole: " + ledger.journals() + " journals.");
    } else {
      out.println(
          "The books are broken in " + breaks.size() + " rows; the first is " + breaks.getFirst());
      breaks.stream().limit(MOST_SHOWN).skip(1).forEach(out::println);
    }
    if (heads) {
      ledger.heads().forEach(out::println);
    }
    return breaks.isEmpty() ? 0 : 1;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        variable("DATABASE_URL", "jdbc:postgresql://localhost:5433/wonflow"),
        variable("DATABASE_WORKER_USER", "wonflow_worker"),
        variable("DATABASE_WORKER_PASSWORD", ""));
  }

  private String variable(String name, String usual) {
    return environment.getOrDefault(name, usual);
  }
}
