package dev.wonflow.e2e;

import dev.wonflow.local.LocalSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One run of the launcher as local.sh starts it, in a folder of its own with stand-in programs. */
final class Launch {
  private static final Duration READY_WITHIN = Duration.ofMinutes(3);
  private static final long ENDS_WITHIN_SECONDS = 60;
  private final Path root;
  private final Process process;
  private final Path out;
  private final Path err;

  private Launch(Path root, Process process, Path out, Path err) {
    this.root = root;
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static Launch in(Path root, Map<String, String> ports, String... options) throws IOException {
    for (String module : List.of("worker", "api-server", "toss-simulator")) {
      StandIn.build(root, module);
    }
    Path out = Files.createTempFile(root, "launch", ".out");
    Path err = Files.createTempFile(root, "launch", ".err");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    line.addAll(List.of("-Dwonflow.root=" + root, "-cp", classPath()));
    line.add("dev.wonflow.local.Launcher");
    line.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(TEMPORAL|DATABASE|WONFLOW)_.*"));
    builder.environment().putAll(ports);
    return new Launch(root, builder.start(), out, err);
  }

  static Map<String, String> freePorts() {
    Map<String, String> ports = new TreeMap<>();
    for (String name :
        List.of("API", "SIMULATOR", "WORKER", "TEMPORAL", "TEMPORAL_UI", "DATABASE")) {
      ports.put("WONFLOW_" + name + "_PORT", Integer.toString(LocalSystem.freePort()));
    }
    return ports;
  }

  void awaitReady() {
    Until.holds(
        "ready",
        READY_WITHIN,
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("the launcher ended: " + errors() + output());
          }
          return output().contains("ready after");
        });
  }

  /** As `kill`, and Ctrl-C, do. */
  int stop() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  void kill9() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the launcher does not end");
    }
    return process.exitValue();
  }

  String output() {
    return String.join("\n", lines(out));
  }

  List<String> errors() {
    return lines(err);
  }

  /** The processes it has noted, by name. */
  Map<String, ProcessHandle> processes() throws IOException {
    Map<String, ProcessHandle> processes = new TreeMap<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(root.resolve(".local/run"), "*.pid")) {
      for (Path file : files) {
        String name = file.getFileName().toString().replace(".pid", "");
        long pid = Long.parseLong(properties(file).getProperty("pid", "0"));
        ProcessHandle.of(pid).ifPresent(process -> processes.put(name, process));
      }
    }
    return processes;
  }

  ProcessHandle process(String name) throws IOException {
    return Optional.ofNullable(processes().get(name)).orElseThrow();
  }

  static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Maven puts the class path of a test into one jar's manifest and keeps it in this property. */
  private static String classPath() {
    return System.getProperty(
        "surefire.test.class.path", System.getProperty("java.class.path", ""));
  }
}
