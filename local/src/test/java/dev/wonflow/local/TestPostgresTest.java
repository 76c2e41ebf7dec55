package dev.wonflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.local.Database.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

  @Test
  void eachDatabaseIsEmptyAndItsOwn() throws SQLException {
    Database first = TestPostgres.freshDatabase();
    Database second = TestPostgres.freshDatabase();

    execute(first, first.owner(), "create table note (text text)");

    execute(second, second.owner(), "create table note (text text)");
    assertThat(first.url()).isNotEqualTo(second.url());
  }

  @Test
  void onlyTheOwnerMayChangeTheSchema() {
    Database database = TestPostgres.freshDatabase();

    assertThatThrownBy(() -> execute(database, database.worker(), "create table note (text text)"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> execute(database, database.api(), "create table note (text text)"))
        .hasMessageContaining("permission denied");
  }

  private static void execute(Database database, Login login, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), login.user(), login.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
