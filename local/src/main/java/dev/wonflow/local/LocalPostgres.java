package dev.wonflow.local;

import static java.util.Locale.ROOT;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A PostgreSQL server as a process of its own, for this machine only. Its data live in `postgres`
 * of the given folder and survive a kill: every commit is written through to the disk.
 */
public final class LocalPostgres implements AutoCloseable {
  private static final String DATABASE = "wonflow";
  private static final String WRONG_PASSWORD = "28P01";
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private final PostgresData data;
  private final int port;
  private final DatabaseRoles roles;
  private final Server server;
  private final Program program;
  private final Runnable afterStop;

  private LocalPostgres(PostgresData data, Server server, Runnable afterStop) {
    this.data = data;
    this.port = server.port;
    this.roles = DatabaseRoles.of(server.secrets);
    this.server = server;
    this.program = new Program(server.processes, command(server));
    this.afterStop = afterStop;
  }

  /** What one server is started with; `settings` are added to its command line. */
  record Server(Processes processes, int port, Secrets secrets, List<String> settings) {}

  /** Starts a server in a folder, on a free port. */
  public static LocalPostgres start(Path directory) {
    return start(directory, Port.anyFree());
  }

  /**
   * Starts a server in a folder, creating its data if there are none, with the database `wonflow`
   * and its three roles.
   *
   * @throws CannotStart if it does not run
   */
  public static LocalPostgres start(Path directory, int port) {
    return start(directory, port, List.of());
  }

  /**
   * The same with settings of the server such as `shared_preload_libraries=pg_stat_statements`.
   *
   * @throws CannotStart if it does not run
   */
  public static LocalPostgres start(Path directory, int port, List<String> settings) {
    Processes processes = Processes.in(directory, new Console(System.out, false));
    try {
      Secrets secrets = Secrets.in(directory, Map.of());
      return start(new Server(processes, port, secrets, settings), processes::close);
    } catch (RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  static LocalPostgres start(Server server) {
    return start(server, () -> {});
  }

  private static LocalPostgres start(Server server, Runnable afterStop) {
    PostgresData data = PostgresData.in(server.processes, server.secrets);
    LocalPostgres postgres = new LocalPostgres(data, server, afterStop);
    postgres.start();
    postgres.create(DATABASE);
    return postgres;
  }

  /** The database `wonflow`. */
  public Database database() {
    return roles.database(url(DATABASE));
  }

  /** The database of that name for the same roles, created if it does not exist. */
  public Database create(String name) {
    try (Connection superuser = superuser("postgres")) {
      roles.prepare(superuser, name);
      return roles.database(url(name));
    } catch (SQLException e) {
      throw new CannotStart("database " + name + " cannot be prepared: " + e.getMessage(), e);
    }
  }

  /** Lets the owner of `wonflow` read what every role's statements were, and how often. */
  public void countStatements() {
    try (Connection superuser = superuser(DATABASE);
        Statement statement = superuser.createStatement()) {
      statement.execute("create extension if not exists pg_stat_statements");
      statement.execute("grant pg_read_all_stats to " + roles.database("").owner().user());
    } catch (SQLException e) {
      throw new CannotStart("statements cannot be counted: " + e.getMessage(), e);
    }
  }

  /**
   * Lets the owner write rows past triggers and foreign keys, and everything down at once: for
   * made-up books only.
   */
  public void letOwnerMakeUpBooks() {
    String owner = roles.database("").owner().user();
    try (Connection superuser = superuser(DATABASE);
        Statement statement = superuser.createStatement()) {
      statement.execute("grant set on parameter session_replication_role to " + owner);
      statement.execute("grant pg_checkpoint to " + owner);
    } catch (SQLException e) {
      throw new CannotStart("books cannot be made up: " + e.getMessage(), e);
    }
  }

  /** A login for another program, and databases that belong to it. */
  Database.Login guest(String user, List<String> databases) {
    String password = server.secrets.password("DATABASE_" + user.toUpperCase(ROOT) + "_PASSWORD");
    try (Connection superuser = superuser("postgres");
        Statement statement = superuser.createStatement()) {
      statement.execute("create role %s login password '%s'".formatted(user, password));
      for (String name : databases) {
        statement.execute("create database %s owner %s".formatted(name, user));
      }
      return new Database.Login(user, password);
    } catch (SQLException e) {
      throw new CannotStart("the role " + user + " cannot be made: " + e.getMessage(), e);
    }
  }

  int port() {
    return port;
  }

  Processes processes() {
    return server.processes;
  }

  public Program program() {
    return program;
  }

  /** Ends the server and its sessions at once, as a power cut would. */
  public void killHard() {
    program.kill9();
  }

  /** Starts it again on the same data and waits until it answers. */
  public void restart() {
    program.stop();
    start();
  }

  /** Ends its sessions, writes everything down and ends. */
  public void stop() {
    program.stop();
  }

  /** Stops it, and ends the use of the folder if this server alone used it. */
  @Override
  public void close() {
    stop();
    afterStop.run();
  }

  private void start() {
    program.start();
    program.awaitReady(READY_WITHIN);
  }

  private Program.Command command(Server server) {
    List<String> line = new ArrayList<>(data.postgres());
    line.addAll(List.of("-p", Integer.toString(port)));
    line.addAll(List.of("-c", "listen_addresses=localhost", "-c", "unix_socket_directories="));
    line.addAll(List.of("-c", "max_connections=200", "-c", "timezone=UTC"));
    server.settings.forEach(setting -> line.addAll(List.of("-c", setting)));
    return Program.command("postgres", line)
        .marked(data.directory().toString())
        .stoppedBy("INT")
        .preparedBy(data::forgetLastRun)
        .readyWhen(this::answers);
  }

  private boolean answers() {
    try (Connection superuser = superuser("postgres")) {
      return superuser.isValid(1);
    } catch (SQLException e) {
      if (WRONG_PASSWORD.equals(e.getSQLState())) {
        throw new CannotStart(
            "the data in %s were made with other passwords; ./local.sh --fresh starts with nothing"
                .formatted(data.directory()));
      }
      return false;
    }
  }

  private Connection superuser(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", PostgresData.SUPERUSER);
    properties.setProperty("password", data.password());
    properties.setProperty("connectTimeout", "2");
    return DriverManager.getConnection(url(database), properties);
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
  }
}
