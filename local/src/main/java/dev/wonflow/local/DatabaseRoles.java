package dev.wonflow.local;

import dev.wonflow.local.Database.Login;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The passwords of a server's three roles, and the statements that make a database theirs. */
record DatabaseRoles(String owner, String worker, String api) {
  private static final String SCRIPT = "/bootstrap/roles.sql";

  static DatabaseRoles of(Secrets secrets) {
    return new DatabaseRoles(
        secrets.password("DATABASE_OWNER_PASSWORD"),
        secrets.password("DATABASE_WORKER_PASSWORD"),
        secrets.password("DATABASE_API_PASSWORD"));
  }

  /** Creates the database unless it exists, and lets the three roles in. */
  void prepare(Connection superuser, String database) throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      if (!exists(statement, database)) {
        statement.execute("create database \"" + database + "\"");
      }
      statement.execute(script(database));
    }
  }

  Database database(String url) {
    return new Database(
        url,
        new Login("wonflow_owner", owner),
        new Login("wonflow_worker", worker),
        new Login("wonflow_api", api));
  }

  private static boolean exists(Statement statement, String database) throws SQLException {
    try (var found =
        statement.executeQuery("select from pg_database where datname = '" + database + "'")) {
      return found.next();
    }
  }

  private String script(String database) {
    try (InputStream script = DatabaseRoles.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IllegalStateException(SCRIPT + " is missing from the schema module");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${database}", database)
          .replace("${ownerPassword}", quoted(owner))
          .replace("${workerPassword}", quoted(worker))
          .replace("${apiPassword}", quoted(api));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String password) {
    return password.replace("'", "''");
  }
}
