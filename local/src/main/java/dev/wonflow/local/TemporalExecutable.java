package dev.wonflow.local;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.temporal.testing.TemporalDevServer;
import io.temporal.testing.TemporalDevServerOptions;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The program `temporal`: found on this machine, or else fetched or built once and kept. */
final class TemporalExecutable {
  private static final String VERSION = "v1.5.1";
  private final Processes processes;
  private final Path bin = Folder.cache().resolve("bin");

  TemporalExecutable(Processes processes) {
    this.processes = processes;
  }

  /**
   * The first of: PATH, the cache, the SDK's download, a build with Go.
   *
   * @throws CannotStart with the ways to get one, if there is none
   */
  Path find() {
    return onPath("temporal").or(this::cached).orElseGet(this::obtain);
  }

  /** One run fetches; others on this machine wait for it and find the result. */
  private Path obtain() {
    try {
      Files.createDirectories(bin);
      try (FileChannel lock =
          FileChannel.open(
              bin.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        return cached().or(this::download).or(this::build).orElseThrow(this::nowhere);
      }
    } catch (IOException e) {
      throw new CannotStart("the folder " + bin + " cannot be used: " + e.getMessage(), e);
    }
  }

  private Optional<Path> cached() {
    return Optional.of(bin.resolve("temporal")).filter(Files::isExecutable);
  }

  /** The SDK fetches a server only together with starting it, so that one is started and closed. */
  private Optional<Path> download() {
    say("fetching Temporal " + VERSION + " from temporal.download");
    Path folder = bin.resolve("download");
    try {
      Files.createDirectories(folder);
      TemporalDevServer.start(
              TemporalDevServerOptions.newBuilder()
                  .setDownloadVersion(VERSION)
                  .setDownloadDestination(folder.toString())
                  .build())
          .close();
      return Optional.of(keep(folder));
    } catch (IOException | RuntimeException e) {
      say("no download: " + reason(e));
      return Optional.empty();
    }
  }

  private Path keep(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Path fetched =
          files
              .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
              .findFirst()
              .orElseThrow(() -> new IOException("no program in " + folder));
      return Files.move(fetched, bin.resolve("temporal"), REPLACE_EXISTING);
    }
  }

  private Optional<Path> build() {
    Optional<Path> go = GoBuild.go();
    if (go.isEmpty()) {
      return Optional.empty();
    }
    say("building Temporal " + VERSION + " with Go, about 4 minutes, once on this machine");
    try {
      GoBuild.install(processes, bin, List.of("github.com/temporalio/cli/cmd/temporal@" + VERSION));
      return cached();
    } catch (CannotStart e) {
      say("no build: " + e.reason());
      return Optional.empty();
    }
  }

  private CannotStart nowhere() {
    return new CannotStart(
        "no Temporal server: put `temporal` on PATH (https://temporal.download), or install Go so"
            + " that it can be built here, or set TEMPORAL_ADDRESS to a server that runs");
  }

  static Optional<Path> onPath(String program) {
    return Stream.of(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private void say(String line) {
    processes.console().say(line);
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }
}
