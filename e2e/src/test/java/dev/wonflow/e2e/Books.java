package dev.wonflow.e2e;

import dev.wonflow.local.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The books as an auditor reads them: by SQL. */
final class Books {
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

  /** How many of a program's statements wait for a lock. */
  long waiting(String statement) {
    return number(
        """
        select count(*) from pg_stat_activity
         where wait_event_type = 'Lock' and usename = 'wonflow_worker' and query like ?
        """,
        "%" + statement + "%");
  }

  /** Stops whoever needs what the statement locks, until it is closed. */
  AutoCloseable lock(String sql) {
    try {
      Connection connection =
          DriverManager.getConnection(
              database.url(), database.owner().user(), database.owner().password());
      connection.setAutoCommit(false);
      connection.createStatement().execute(sql);
      return connection;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
