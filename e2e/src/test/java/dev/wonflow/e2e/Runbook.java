package dev.wonflow.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wonflow.local.LocalSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of docs/operations.md, run as a person would. */
record Runbook(LocalSystem system) {
  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");
  private static final Pattern INPUT = Pattern.compile("--input '(\\{.*?})'");
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

  /** What the temporal program is told to send. */
  static Map<?, ?> updateInput() throws IOException {
    Matcher input = INPUT.matcher(block("temporal workflow update"));
    if (!input.find()) {
      throw new AssertionError("the runbook has no update");
    }
    return new ObjectMapper().readValue(input.group(1), Map.class);
  }

  /** What the commands print; they find the system of the test instead of the usual one. */
  String run(String commands, String paymentId) throws IOException, InterruptedException {
    String here =
        commands
            .replace("http://localhost:8080", system.apiUrl().toString())
            .replace(".local/demo-keys.json", system.variable("WONFLOW_DEMO_KEYS_FILE"))
            .replace("java -jar worker.jar", java() + " -jar " + worker());
    ProcessBuilder shell = new ProcessBuilder("bash", "-uc", here).redirectErrorStream(true);
    shell.environment().put("id", paymentId);
    LOGINS.forEach(name -> shell.environment().put(name, system.variable(name)));
    Process running = shell.start();
    String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!running.waitFor(1, TimeUnit.MINUTES)) {
      running.destroyForcibly();
      throw new AssertionError("does not end: " + here);
    }
    return printed;
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
