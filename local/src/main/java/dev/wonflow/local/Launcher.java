package dev.wonflow.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What `local.sh` runs: starts everything, says where it is, and stops it all at the end. */
final class Launcher {
  private static final String FRESH = "--fresh";
  private static final String EXTERNAL = "--external";
  private final Console console = new Console(System.out, true);
  private final Path directory = ProgramJar.root().resolve(".local");
  private final List<String> options;
  private final Map<String, String> given;
  private final long begin = System.nanoTime();
  private volatile boolean failed;
  private volatile boolean stopping;

  private Launcher(List<String> options, Map<String, String> environment) {
    this.options = options;
    this.given = options.contains(EXTERNAL) ? RunningServers.external(environment) : environment;
  }

  /** Ends with 1 and one line if it cannot start; runs until it is told to stop otherwise. */
  public static void main(String[] arguments) {
    // The libraries' log has no place among the lines for a person.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    try {
      List<String> options = options(arguments);
      new Launcher(options, environment()).run();
    } catch (RuntimeException e) {
      System.err.println("wonflow cannot start: " + reason(e));
      System.exit(1);
    }
  }

  private void run() {
    Processes processes =
        Processes.tryIn(directory, console)
            .orElseThrow(
                () -> {
                  requireFreePorts();
                  return new CannotStart("another run of wonflow is using " + directory);
                });
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(processes)));
    if (options.contains(FRESH)) {
      say("deleting what earlier runs left in " + directory);
      processes.empty();
    }
    try {
      requireFreePorts();
      LocalSystem system = LocalSystem.start(processes, given);
      welcome(system);
      new Supervisor(processes).watch(system.programs());
    } catch (RuntimeException e) {
      if (!stopping) {
        failed = true;
        throw e;
      }
    }
  }

  private void stop(Processes processes) {
    stopping = true;
    if (failed) {
      processes.close();
      return;
    }
    say("stopping");
    processes.close();
    say("stopped; the data stay in " + directory);
  }

  private void welcome(LocalSystem system) {
    long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    say("ready after %d s; Ctrl-C stops everything".formatted(seconds));
    say("  shop            " + system.apiUrl() + "/shop");
    say("  API docs        " + system.apiUrl() + "/swagger-ui.html");
    say("  Temporal UI     " + system.temporalUiUrl());
    say("  Toss simulator  " + system.simulatorUrl());
    say("  API keys        " + system.demoKeysFile());
  }

  private void requireFreePorts() {
    RunningServers running = new RunningServers(given);
    Set<Integer> taken = new HashSet<>();
    for (Port port : Port.values()) {
      boolean ours =
          switch (port) {
            case API, SIMULATOR, WORKER -> true;
            case TEMPORAL, TEMPORAL_UI -> !running.hasTemporal();
            case DATABASE -> !running.hasDatabase();
          };
      if (ours) {
        port.requireFree(given);
        if (!taken.add(port.in(given))) {
          throw new CannotStart(port.variable() + " is the port of another part as well");
        }
      }
    }
  }

  private static List<String> options(String[] arguments) {
    List<String> options = List.of(arguments);
    options.stream()
        .filter(option -> !Stream.of(FRESH, EXTERNAL).toList().contains(option))
        .findFirst()
        .ifPresent(
            option -> {
              throw new CannotStart("unknown option " + option + "; see ./local.sh --help");
            });
    return options;
  }

  /** A variable that is set to nothing is not set. */
  private static Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.values().removeIf(String::isBlank);
    return environment;
  }

  private static String reason(RuntimeException failure) {
    return failure instanceof CannotStart known ? known.reason() : failure.toString();
  }

  private void say(String line) {
    console.say(line);
  }
}
