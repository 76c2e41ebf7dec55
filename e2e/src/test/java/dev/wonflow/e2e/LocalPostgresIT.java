package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.local.Database;
import dev.wonflow.local.LocalPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was committed is there after the server was killed and after it was stopped. */
class LocalPostgresIT {
  @TempDir private Path directory;

  @Test
  void committedRowsSurviveAKillAndANewStart() throws SQLException {
    try (LocalPostgres postgres = LocalPostgres.start(directory)) {
      execute(postgres.database(), "create table note as select 'kept' as text");

      postgres.killHard();
      postgres.restart();

      assertThat(note(postgres.database())).isEqualTo("kept");
    }

    try (LocalPostgres again = LocalPostgres.start(directory)) {
      assertThat(note(again.database())).isEqualTo("kept");
    }
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String note(Database database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select text from note")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection(
        database.url(), database.owner().user(), database.owner().password());
  }
}
