package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.local.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;

/** Books with a payment in them, and what the database answers to those who break its rules. */
abstract class ForbiddenStory extends DatabaseTest {
  static final String APPEND_ONLY = "23001";
  static final String CHECK = "23514";
  static final String NO_RIGHT = "42501";

  @BeforeEach
  void bookOnePayment() {
    TestPayment payment = aPayment().with(aSeller(), 10_000);
    book(payment);
    wallet.credit(payment.credit());
  }

  static void assertRefused(Database.Login login, String statements, String state) {
    assertThatThrownBy(() -> run(login, statements))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state));
  }

  static void run(Database.Login login, String statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(DATABASE.url(), login.user(), login.password());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(statements);
      connection.commit();
    }
  }
}
