package dev.wonflow.activities.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Proves that the books are as they were written and say the same as the wallets; names each row
 * that is not. A command of its own, and the check that other proofs use.
 *
 * <p>The chain shows what was changed in or taken from the middle of a day. Who can write as the
 * superuser could write a whole chain anew: so keep the heads that the command prints elsewhere.
 */
public final class VerifyLedger {
  private final JdbcClient books;

  /** Verifies what the client's connection sees; its transaction should be one snapshot. */
  public VerifyLedger(JdbcClient books) {
    this.books = books;
  }

  /**
   * One row that is not as it has to be.
   *
   * @param row table and id
   */
  public record Break(String row, String what) {
    @Override
    public String toString() {
      return row + ": " + what;
    }
  }

  /** What is wrong, in the order of the books; empty if nothing is. */
  public List<Break> breaks() {
    return Stream.of(
            VerifySql.ROWS,
            VerifySql.CHAIN,
            VerifySql.SUMS,
            VerifySql.ORDERS,
            VerifySql.WALLET_ENTRIES,
            VerifySql.WALLETS)
        .flatMap(check -> books.sql(check).query(Break.class).list().stream())
        .toList();
  }

  /** The last link of each day: keep it where the database's owner cannot write. */
  public List<String> heads() {
    return books.sql(VerifySql.HEADS).query(String.class).list();
  }

  /**
   * Verifies the database of {@code DATABASE_URL} as the worker's role; ends with 1 if anything is
   * wrong.
   */
  public static void main(String[] arguments) throws SQLException {
    LoggingSystem.get(VerifyLedger.class.getClassLoader()).setLogLevel(null, LogLevel.WARN);
    try (Connection connection =
        DriverManager.getConnection(
            System.getenv("DATABASE_URL"),
            System.getenv("DATABASE_WORKER_USER"),
            System.getenv("DATABASE_WORKER_PASSWORD"))) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      VerifyLedger ledger =
          new VerifyLedger(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
      List<Break> breaks = ledger.breaks();
      ledger.heads().forEach(System.out::println);
      breaks.forEach(System.out::println);
      System.out.println(breaks.isEmpty() ? "The books are whole." : "The books are broken.");
      System.exit(breaks.isEmpty() ? 0 : 1);
    }
  }
}
