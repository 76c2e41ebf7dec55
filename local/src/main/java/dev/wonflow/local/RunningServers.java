package dev.wonflow.local;

import dev.wonflow.local.Database.Login;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Servers that somebody else runs, named by the environment. */
record RunningServers(Map<String, String> environment) {
  private static final int CONNECT_LIMIT_MS = 5_000;

  /** The environment with the usual places of both servers, where it does not name them. */
  static Map<String, String> external(Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(environment);
    all.putIfAbsent("TEMPORAL_ADDRESS", "localhost:" + Port.TEMPORAL.in(environment));
    all.putIfAbsent(
        "DATABASE_URL",
        "jdbc:postgresql://localhost:%d/wonflow".formatted(Port.DATABASE.in(environment)));
    return all;
  }

  /**
   * The Temporal server, if one is named.
   *
   * @throws CannotStart if it does not answer
   */
  Optional<String> temporal() {
    Optional<String> address = Optional.ofNullable(environment.get("TEMPORAL_ADDRESS"));
    address.ifPresent(RunningServers::requireTemporal);
    return address;
  }

  /**
   * The database, if one is named.
   *
   * @throws CannotStart if it does not answer or a password is missing
   */
  Optional<Database> database() {
    Optional<Database> database =
        Optional.ofNullable(environment.get("DATABASE_URL"))
            .map(url -> new Database(url, login("OWNER"), login("WORKER"), login("API")));
    database.ifPresent(RunningServers::requireDatabase);
    return database;
  }

  boolean hasTemporal() {
    return environment.containsKey("TEMPORAL_ADDRESS");
  }

  boolean hasDatabase() {
    return environment.containsKey("DATABASE_URL");
  }

  private Login login(String role) {
    String user = "wonflow_" + role.toLowerCase(Locale.ROOT);
    String variable = "DATABASE_" + role + "_PASSWORD";
    String password = environment.get(variable);
    if (password == null) {
      throw new CannotStart("DATABASE_URL is set, but " + variable + " is not");
    }
    return new Login(environment.getOrDefault("DATABASE_" + role + "_USER", user), password);
  }

  private static void requireDatabase(Database database) {
    try {
      DriverManager.getConnection(
              database.url(), database.owner().user(), database.owner().password())
          .close();
    } catch (SQLException e) {
      throw new CannotStart(
          "the database of DATABASE_URL (%s) does not let %s in: %s"
              .formatted(database.url(), database.owner().user(), e.getMessage()),
          e);
    }
  }

  private static void requireTemporal(String address) {
    int colon = address.lastIndexOf(':');
    String port = address.substring(colon + 1);
    if (colon < 1 || !port.matches("\\d{1,5}")) {
      throw new CannotStart("TEMPORAL_ADDRESS is `" + address + "`, not host:port");
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.substring(0, colon), Integer.parseInt(port)),
          CONNECT_LIMIT_MS);
    } catch (IOException e) {
      throw new CannotStart("no Temporal server answers at " + address + " (TEMPORAL_ADDRESS)", e);
    }
  }
}
