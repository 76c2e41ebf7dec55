package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.local.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The books as an auditor reads them: by SQL. */
final class Books {
  private static final Duration REFUNDS = Duration.ofMinutes(1);
  private static final String OPEN_REFUNDS =
      "select count(*) from refund where status not in ('DONE', 'REFUSED')";

  private final Database database;

  Books(Database database) {
    this.database = database;
  }

  /** One number; the query may take one text. */
  long number(String sql, String... parameters) {
    try (Connection connection =
            DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int n = 0; n < parameters.length; n++) {
        statement.setString(n + 1, parameters[n]);
      }
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** Does to a row what nobody should; fails unless it hits exactly one. */
  void change(String sql, String parameter) {
    try (Connection connection =
            DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      if (statement.executeUpdate() != 1) {
        throw new AssertionError("not one row: " + sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** No refund is under way, the books balance, and wallets are what they owe. */
  void assertGood() {
    Until.holds("every refund has ended", REFUNDS, () -> number(OPEN_REFUNDS) == 0);
    assertThat(imbalance()).isZero();
    assertThat(walletGap()).isZero();
  }

  /** Debits less credits of everything: zero in good books. */
  long imbalance() {
    return number(
        "select coalesce(sum(case direction when 'D' then amount else -amount end), 0) from"
            + " ledger_entry");
  }

  long journals(String paymentId) {
    return number("select count(*) from journal where payment_id = ?", paymentId);
  }

  /** What the wallets hold less what the sellers' accounts say: zero in good books. */
  long walletGap() {
    return number(
        """
        select coalesce((select sum(balance + held) from wallet), 0)
             - coalesce((select sum(case direction when 'C' then amount else -amount end)
                           from ledger_entry where account = 'seller-payable'), 0)
        """);
  }

  long walletEntries(String paymentId) {
    return number(
        "select count(*) from wallet_entry w join payment_order o on o.id = w.payment_order_id"
            + " where o.payment_event_id = ?",
        paymentId);
  }

  long events(String paymentId, String type) {
    return number("select count(*) from event where payment_id = ? and type = ?", paymentId, type);
  }

  /** What Toss owes us for a payment, as the books have it: charged less given back. */
  long receivable(String paymentId) {
    return number(
        """
        select coalesce(sum(case e.direction when 'D' then e.amount else -e.amount end), 0)
          from ledger_entry e join journal j on j.id = e.journal_id
         where e.account = 'toss-receivable' and j.payment_id = ?
        """,
        paymentId);
  }

  /** Stops whoever needs what the statement locks, until it is closed. */
  Lock lock(String sql) {
    try {
      return new Lock(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** A transaction of ours that is in the way of others. */
  final class Lock implements AutoCloseable {
    private final Connection connection;
    private final String process;

    private Lock(String sql) throws SQLException {
      connection =
          DriverManager.getConnection(
              database.url(), database.owner().user(), database.owner().password());
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
        try (ResultSet pid = statement.executeQuery("select pg_backend_pid()")) {
          pid.next();
          process = pid.getString(1);
        }
      }
    }

    boolean isWaitedFor() {
      return number(
              "select count(*) from pg_locks where not granted and cast(? as int) = any(pg_blocking_pids(pid))",
              process)
          > 0;
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
