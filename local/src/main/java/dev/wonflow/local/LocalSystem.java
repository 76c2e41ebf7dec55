package dev.wonflow.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All of wonflow on this machine: PostgreSQL, Temporal, and the three programs as processes. Its
 * data live in one folder; started there again, it goes on where it was.
 */
public final class LocalSystem implements AutoCloseable {
  private static final String JAVA_OPTIONS =
      "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true";
  private final Processes processes;
  private final Map<String, String> given;
  private final Secrets secrets;
  private final ProgramEnvironment environment;
  private final Map<String, Program> programs = new LinkedHashMap<>();
  private Optional<LocalPostgres> postgres = Optional.empty();
  private Map<String, String> demoKeys = Map.of();
  private Map<String, String> variables = Map.of();

  private LocalSystem(Processes processes, Map<String, String> given) {
    this.processes = processes;
    this.given = given;
    this.secrets = Secrets.in(processes.directory(), given);
    this.environment = new ProgramEnvironment(given, secrets, processes.directory());
  }

  /**
   * Starts everything in a folder, on free ports, and waits until it is ready.
   *
   * @param environment variables for the programs beside the usual ones; they win
   * @throws CannotStart if a part does not start; nothing runs then
   */
  public static LocalSystem start(Path directory, Map<String, String> environment) {
    Map<String, String> given = new TreeMap<>(environment);
    for (Port port : Port.values()) {
      given.computeIfAbsent(port.variable(), variable -> Integer.toString(Port.anyFree()));
    }
    return start(Processes.in(directory, new Console(System.out, false)), given);
  }

  static LocalSystem start(Processes processes, Map<String, String> given) {
    LocalSystem system = new LocalSystem(processes, given);
    try {
      system.startServers();
      system.startPrograms();
      return system;
    } catch (RuntimeException e) {
      system.close();
      throw e;
    }
  }

  /** A port that nothing listens on, such as for {@link #startAnother}. */
  public static int freePort() {
    return Port.anyFree();
  }

  public URI apiUrl() {
    return URI.create(environment.url(Port.API));
  }

  public URI simulatorUrl() {
    return URI.create(environment.url(Port.SIMULATOR));
  }

  /** Where the worker tells its health. */
  public URI workerUrl() {
    return URI.create(environment.url(Port.WORKER));
  }

  public URI temporalUiUrl() {
    return URI.create(environment.url(Port.TEMPORAL_UI));
  }

  /** Host and port for Temporal clients; the namespace is `default`. */
  public String temporalAddress() {
    return variable("TEMPORAL_ADDRESS");
  }

  /** The server that was started here, so that it can be killed. */
  public LocalPostgres postgres() {
    return postgres.orElseThrow(() -> new IllegalStateException("PostgreSQL is not ours"));
  }

  /** The database and its logins. */
  public Database database() {
    return postgres().database();
  }

  /** A variable as the programs have it, such as `TOSS_SECRET_KEY`. */
  public String variable(String name) {
    return Optional.ofNullable(variables.get(name))
        .orElseThrow(() -> new IllegalArgumentException("the programs have no " + name));
  }

  /** The API key of `checkout`, `finance`, `finance2`, `operator` or `auditor`. */
  public String demoKey(String role) {
    return Optional.ofNullable(demoKeys.get(role))
        .orElseThrow(() -> new IllegalArgumentException("no key for " + role));
  }

  /** One of `postgres`, `temporal`, `toss-simulator`, `worker`, `api-server`. */
  public Program program(String name) {
    return Optional.ofNullable(programs.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no program " + name + " was started"));
  }

  /**
   * Starts one more process of a module, such as a second worker, and waits until it is ready.
   *
   * @param port it listens there, whatever the module
   */
  public Program startAnother(String name, String module, int port) {
    Map<String, String> moved = new TreeMap<>(variables);
    moved.put(portOf(module).variable(), Integer.toString(port));
    return launch(name, module, moved);
  }

  /** Every process, in the order of their starts. */
  List<Program> programs() {
    return new ArrayList<>(programs.values());
  }

  Path demoKeysFile() {
    return environment.demoKeysFile();
  }

  /** Stops everything; no process of it runs when this returns. */
  @Override
  public void close() {
    processes.close();
  }

  private void startServers() {
    RunningServers running = new RunningServers(given);
    Optional<String> temporal = running.temporal();
    Optional<Database> external = running.database();
    String address = temporal.orElseGet(this::startTemporal);
    Database database = external.orElseGet(this::startPostgres);
    demoKeys = environment.demoKeys();
    variables = environment.of(database, address);
  }

  private String startTemporal() {
    say("starting Temporal");
    LocalTemporal server =
        LocalTemporal.start(processes, Port.TEMPORAL.in(given), Port.TEMPORAL_UI.in(given));
    programs.put(server.program().name(), server.program());
    return server.address();
  }

  private Database startPostgres() {
    say("starting PostgreSQL");
    LocalPostgres server =
        LocalPostgres.start(
            new LocalPostgres.Server(processes, Port.DATABASE.in(given), secrets, List.of()));
    postgres = Optional.of(server);
    programs.put(server.program().name(), server.program());
    return server.database();
  }

  /** The worker migrates the database, so it comes before the api that reads it. */
  private void startPrograms() {
    for (String module : List.of("toss-simulator", "worker", "api-server")) {
      say("starting " + module);
      launch(module, module, variables);
    }
  }

  private Program launch(String name, String module, Map<String, String> environment) {
    URI ready = URI.create("http://localhost:" + portOf(module).in(environment) + health(module));
    Program program =
        new Program(
            processes,
            Program.command(name, commandLine(module))
                .marked(mark())
                .with(environment)
                .readyWhen(() -> Http.answersOk(ready)));
    programs.put(name, program);
    program.start();
    program.awaitReady();
    return program;
  }

  private List<String> commandLine(String module) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of(given.getOrDefault("WONFLOW_JAVA_OPTIONS", JAVA_OPTIONS).split(" +")));
    Path jar = ProgramJar.copied(module, processes.directory().resolve("programs"));
    line.addAll(List.of(mark(), "-jar", jar.toString()));
    return line;
  }

  private String mark() {
    return "-Dwonflow.folder=" + processes.directory();
  }

  private static Port portOf(String module) {
    return switch (module) {
      case "toss-simulator" -> Port.SIMULATOR;
      case "worker" -> Port.WORKER;
      case "api-server" -> Port.API;
      default -> throw new IllegalArgumentException("no program in module " + module);
    };
  }

  private static String health(String module) {
    return module.equals("toss-simulator") ? "/actuator/health" : "/actuator/health/readiness";
  }

  private void say(String line) {
    processes.console().say(line);
  }
}
