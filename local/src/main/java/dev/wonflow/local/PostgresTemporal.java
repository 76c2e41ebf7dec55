package dev.wonflow.local;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Temporal server as in production: all four services in one process, on databases of their own
 * in a PostgreSQL. Built from its Go module once and kept; the namespace `default` is ready.
 */
public final class PostgresTemporal {
  /** Of the server; the same as in the compose file. */
  public static final String VERSION = "1.31.2";

  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final String USER = "temporal";
  private static final String MODULE = "go.temporal.io/server";
  private static final Map<String, String> DATABASES =
      Map.of("temporal", "temporal", "temporal_visibility", "visibility");

  private final Processes processes;
  private final TemporalConfiguration configuration;
  private final Program program;

  private PostgresTemporal(LocalPostgres postgres, int shards) {
    this.processes = postgres.processes();
    this.configuration =
        new TemporalConfiguration(
            postgres.guest(USER, List.copyOf(DATABASES.keySet())), postgres.port(), shards);
    try {
      Path bin = built();
      DATABASES.forEach((database, schema) -> prepare(bin.resolve("sql"), database, schema));
      this.program = run(bin.resolve("server"));
      TemporalNamespace.prepare(address(), READY_WITHIN);
    } catch (IOException e) {
      throw new CannotStart("Temporal cannot be prepared: " + e.getMessage(), e);
    }
  }

  /**
   * Starts one beside a fresh PostgreSQL; it ends with that one's folder.
   *
   * @param shards of the history; fixed for the life of the data
   * @throws CannotStart if it cannot be built or does not run
   */
  public static PostgresTemporal start(LocalPostgres postgres, int shards) {
    return new PostgresTemporal(postgres, shards);
  }

  /** Host and port for clients and workers. */
  public String address() {
    return "127.0.0.1:" + configuration.port();
  }

  public Program program() {
    return program;
  }

  private Path built() throws IOException {
    Path bin = Folder.cache().resolve("bin").resolve("temporal-server-" + VERSION);
    Files.createDirectories(bin);
    try (FileChannel lock =
        FileChannel.open(
            bin.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock();
      if (!Stream.of("server", "sql").map(bin::resolve).allMatch(Files::isExecutable)) {
        processes
            .console()
            .say("building the Temporal server with Go, some minutes, once on this machine");
        GoBuild.install(
            processes,
            bin,
            List.of(MODULE + "/cmd/server@v" + VERSION, MODULE + "/cmd/tools/sql@v" + VERSION));
      }
    }
    return bin;
  }

  /** Temporal's own tables, in the version of the server. */
  private void prepare(Path tool, String database, String schema) {
    Map<String, String> access = configuration.accessTo(database);
    String name = "postgresql/v12/" + schema;
    for (List<String> step :
        List.of(
            List.of("setup-schema", "-v", "0.0"),
            List.of("update-schema", "--schema-name", name))) {
      List<String> line = Stream.concat(Stream.of(tool.toString()), step.stream()).toList();
      Tool.run(
          processes, Program.command("temporal-schema", line).marked(step.getLast()).with(access));
    }
  }

  private Program run(Path server) throws IOException {
    Path folder = processes.directory();
    Path file = folder.resolve("temporal.yaml");
    Path dynamic = folder.resolve("temporal-dynamic.yaml");
    Files.writeString(dynamic, TemporalConfiguration.DYNAMIC);
    PrivateFile.write(file, configuration.text(dynamic));
    URI ready = URI.create("http://127.0.0.1:" + configuration.httpPort() + "/api/v1/system-info");
    Program temporal =
        new Program(
            processes,
            Program.command(
                    "temporal",
                    List.of(
                        server.toString(),
                        "--config-file",
                        file.toString(),
                        "--allow-no-auth",
                        "start"))
                .marked(file.toString())
                .readyWhen(() -> Http.answersOk(ready)));
    temporal.start();
    temporal.awaitReady(READY_WITHIN);
    return temporal;
  }
}
