package dev.wonflow.e2e;

import dev.wonflow.local.LocalSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands of docs/operations.md, run as a person would. */
record Runbook(LocalSystem system) {
  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.*?) \\| (.*?) \\|");
  private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");
  private static final Pattern STATE = Pattern.compile("\\b([A-Z_]{4,})\\b");
  private static final List<String> LOGINS =
      List.of("DATABASE_URL", "DATABASE_OWNER_USER", "DATABASE_OWNER_PASSWORD");

  /** The first block of commands with that in it. */
  static String block(String containing) {
    return BLOCK
        .matcher(SourceTree.read("docs/operations.md"))
        .results()
        .map(found -> found.group(1))
        .filter(block -> block.contains(containing))
        .findFirst()
        .orElseThrow();
  }

  /** The table "Which command when": a command and the states that take it, in all its rows. */
  static Map<String, Set<String>> commands() {
    Map<String, Set<String>> commands = new TreeMap<>();
    String document = SourceTree.read("docs/operations.md");
    String part = document.substring(document.indexOf("## Which command when"));
    ROW.matcher(part.substring(0, part.indexOf("\n## ", 1)))
        .results()
        .forEach(
            row -> {
              Set<String> states = words(STATE, row.group(2));
              words(NAME, row.group(1))
                  .forEach(
                      command ->
                          commands
                              .computeIfAbsent(command, first -> new TreeSet<>())
                              .addAll(states));
            });
    return commands;
  }

  private static Set<String> words(Pattern word, String text) {
    return word.matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the commands print; they find the system of the test instead of the usual one. */
  String run(String commands, String paymentId) throws IOException, InterruptedException {
    String here =
        commands
            .replace("http://localhost:8080", system.apiUrl().toString())
            .replace(".local/demo-keys.json", system.variable("WONFLOW_DEMO_KEYS_FILE"))
            .replace("temporal workflow", temporal() + " workflow")
            .replace("java -jar worker.jar", java() + " -jar " + worker());
    ProcessBuilder shell = new ProcessBuilder("bash", "-uc", here).redirectErrorStream(true);
    shell.environment().put("id", paymentId);
    shell.environment().put("TEMPORAL_ADDRESS", system.temporalAddress());
    LOGINS.forEach(name -> shell.environment().put(name, system.variable(name)));
    Process running = shell.start();
    String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!running.waitFor(1, TimeUnit.MINUTES)) {
      running.destroyForcibly();
      throw new AssertionError("does not end: " + here);
    }
    return printed;
  }

  /** The program that the system's own server was started with. */
  private String temporal() {
    return ProcessHandle.of(system.program("temporal").pid())
        .flatMap(server -> server.info().command())
        .orElseThrow();
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home", ""), "bin", "java");
  }

  private static Path worker() {
    Path target = SourceTree.root().resolve("worker/target");
    String[] jars = target.toFile().list((folder, name) -> name.endsWith("-exec.jar"));
    return target.resolve(Optional.ofNullable(jars).orElseThrow()[0]);
  }
}
