package dev.wonflow.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A Temporal development server with its UI as a process of its own. Its data live in the file
 * `temporal.db` of the given folder and survive a kill.
 */
public final class LocalTemporal implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final String NAMESPACE = "default";
  private final int port;
  private final int uiPort;
  private final Program program;
  private final Runnable afterStop;

  private LocalTemporal(Program program, int port, int uiPort, Runnable afterStop) {
    this.port = port;
    this.uiPort = uiPort;
    this.program = program;
    this.afterStop = afterStop;
  }

  /** Starts a server in a folder, on free ports. */
  public static LocalTemporal start(Path directory) {
    return start(directory, Port.anyFree(), Port.anyFree());
  }

  /**
   * Starts a server in a folder, and gets one first if this machine has none.
   *
   * @throws CannotStart if it does not run
   */
  public static LocalTemporal start(Path directory, int port, int uiPort) {
    Processes processes = Processes.in(directory, new Console(System.out, false));
    try {
      Program program = launch(processes, port, uiPort);
      return new LocalTemporal(program, port, uiPort, processes::close);
    } catch (RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  static LocalTemporal start(Processes processes, int port, int uiPort) {
    return new LocalTemporal(launch(processes, port, uiPort), port, uiPort, () -> {});
  }

  private static Program launch(Processes processes, int port, int uiPort) {
    Path database = processes.directory().resolve("temporal.db");
    URI namespace =
        URI.create("http://localhost:%d/api/v1/namespaces/%s".formatted(uiPort, NAMESPACE));
    List<String> line = new ArrayList<>();
    line.add(new TemporalExecutable(processes).find().toString());
    line.addAll(List.of("server", "start-dev", "--db-filename", database.toString()));
    line.addAll(List.of("--port", Integer.toString(port), "--ui-port", Integer.toString(uiPort)));
    line.addAll(List.of("--namespace", NAMESPACE, "--log-level", "warn"));
    line.addAll(List.of("--search-attribute", "NeedsOperator=Bool"));
    line.addAll(List.of("--search-attribute", "ErrorCode=Keyword"));
    // One machine: more partitions of a queue only delay its tasks.
    line.addAll(List.of("--dynamic-config-value", "matching.numTaskqueueReadPartitions=1"));
    line.addAll(List.of("--dynamic-config-value", "matching.numTaskqueueWritePartitions=1"));
    Program program =
        new Program(
            processes,
            Program.command("temporal", line)
                .marked(database.toString())
                .readyWhen(() -> Http.answersOk(namespace)));
    program.start();
    program.awaitReady(READY_WITHIN);
    return program;
  }

  /** Host and port for clients and workers. */
  public String address() {
    return "localhost:" + port;
  }

  public String namespace() {
    return NAMESPACE;
  }

  public URI uiUrl() {
    return URI.create("http://localhost:" + uiPort);
  }

  public Program program() {
    return program;
  }

  /** Ends it at once, as a crash would. */
  public void kill9() {
    program.kill9();
  }

  /** Starts it again on the same file and waits until it answers. */
  public void restart() {
    program.restart();
  }

  public void stop() {
    program.stop();
  }

  /** Stops it, and ends the use of the folder if this server alone used it. */
  @Override
  public void close() {
    stop();
    afterStop.run();
  }
}
