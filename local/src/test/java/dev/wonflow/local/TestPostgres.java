package dev.wonflow.local;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL server of this test JVM: a container where a Docker engine answers, else a process
 * of this machine. Started by the first test that asks, ended with the JVM.
 */
public final class TestPostgres {
  private static final String IMAGE = "postgres:18.6-alpine";

  private TestPostgres() {}

  /** An empty database with the three roles; no migration has run. */
  public static Database freshDatabase() {
    return Running.SERVER.create("test_" + UUID.randomUUID().toString().replace("-", ""));
  }

  /** Makes databases. */
  private interface Server {
    Database create(String name);
  }

  /** Loaded, and so started, once. */
  private static final class Running {
    private static final Server SERVER =
        DockerClientFactory.instance().isDockerAvailable() ? container() : process();
  }

  /** Testcontainers removes it with the JVM. */
  private static Server container() {
    PostgreSQLContainer postgres = new PostgreSQLContainer(IMAGE);
    postgres.start();
    DatabaseRoles roles = new DatabaseRoles(Secrets.hex(16), Secrets.hex(16), Secrets.hex(16));
    return name -> createIn(postgres, roles, name);
  }

  private static Database createIn(PostgreSQLContainer postgres, DatabaseRoles roles, String name) {
    String server =
        "jdbc:postgresql://%s:%d/".formatted(postgres.getHost(), postgres.getMappedPort(5432));
    try (Connection superuser =
        DriverManager.getConnection(
            server + postgres.getDatabaseName(), postgres.getUsername(), postgres.getPassword())) {
      roles.prepare(superuser, name);
      return roles.database(server + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Server process() {
    Processes processes = folder();
    Runtime.getRuntime().addShutdownHook(new Thread(processes::close));
    LocalPostgres postgres =
        LocalPostgres.start(
            new LocalPostgres.Server(
                processes,
                Port.anyFree(),
                Secrets.in(processes.directory(), Map.of()),
                List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off")));
    return postgres::create;
  }

  /** Each module has its folders; what a killed test JVM left in one is ended before it is used. */
  private static Processes folder() {
    Processes processes =
        IntStream.iterate(1, number -> number + 1)
            .mapToObj(number -> Path.of("target", "test-postgres", Integer.toString(number)))
            .map(folder -> Processes.tryIn(folder, new Console(System.out, false)))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow();
    Folder.delete(processes.directory().resolve("postgres"));
    return processes;
  }
}
