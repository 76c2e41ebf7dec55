package dev.wonflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

class SchemaTest {
  /** As when the pool retires its first connection, after half an hour. */
  @Test
  void movementsAreTakenAfterTheSessionThatMadeTheTables() throws SQLException {
    try (Connection later = open()) {
      try (Connection first = open()) {
        ScriptUtils.executeSqlScript(first, new ClassPathResource("schema.sql"));
      }
      try (var statement = later.createStatement()) {
        statement.execute("set referential_integrity false");
        int rows =
            statement.executeUpdate(
                """
                insert into movement (transaction_key, kind, merchant, payment_key, order_id, status, amount, happened_at)
                values ('t', 'CANCEL', 'm', 'k', 'o', 'DONE', 1, current_timestamp)
                """);
        assertThat(rows).isOne();
      }
    }
  }

  private static Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:h2:mem:schema", "sa", "");
  }
}
