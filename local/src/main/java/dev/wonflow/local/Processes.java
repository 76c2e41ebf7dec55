package dev.wonflow.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All processes started for one folder. The folder is locked while they may run; each leaves a pid
 * file, so that the next run finds and ends what a killed run left behind.
 */
final class Processes implements AutoCloseable {
  private static final Duration LEFTOVERS_END_WITHIN = Duration.ofSeconds(8);
  private final Path directory;
  private final Console console;
  private final FileChannel lock;
  private final List<Program> started = new ArrayList<>();
  private boolean closing;

  private Processes(Path directory, Console console, FileChannel lock) {
    this.directory = directory;
    this.console = console;
    this.lock = lock;
  }

  /**
   * Takes the folder and ends leftovers.
   *
   * @throws CannotStart if another run holds the folder
   */
  static Processes in(Path directory, Console console) {
    return tryIn(directory, console)
        .orElseThrow(() -> new CannotStart("another run of wonflow is using " + directory));
  }

  static Optional<Processes> tryIn(Path directory, Console console) {
    try {
      Files.createDirectories(directory.resolve("run"));
      Files.createDirectories(directory.resolve("logs"));
      FileChannel channel = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
      if (!locked(channel)) {
        channel.close();
        return Optional.empty();
      }
      Processes processes = new Processes(directory.toRealPath(), console, channel);
      processes.endLeftovers();
      return Optional.of(processes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path directory() {
    return directory;
  }

  Console console() {
    return console;
  }

  /** Deletes all that earlier runs left in the folder. */
  void empty() {
    try (Stream<Path> files = Files.list(directory)) {
      files.filter(file -> !file.endsWith("lock")).forEach(Folder::delete);
      Files.createDirectories(directory.resolve("run"));
      Files.createDirectories(directory.resolve("logs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path log(String name) {
    return directory.resolve("logs").resolve(name + ".log");
  }

  /** Starts one process, unless this is being closed: nothing may be born after its end. */
  synchronized Process launch(Program program, ProcessBuilder builder) throws IOException {
    if (closing) {
      throw new CannotStart("wonflow is being stopped");
    }
    Process process = builder.start();
    PidFile.of(process.toHandle(), program.mark()).write(pidFile(program.name()));
    if (!started.contains(program)) {
      started.add(program);
    }
    return process;
  }

  synchronized boolean isClosing() {
    return closing;
  }

  void forget(Program program) {
    try {
      Files.deleteIfExists(pidFile(program.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops every process, the last one started first. */
  @Override
  public void close() {
    List<Program> programs;
    synchronized (this) {
      closing = true;
      programs = List.copyOf(started).reversed();
    }
    programs.forEach(Program::stop);
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void endLeftovers() throws IOException {
    List<PidFile> left = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory.resolve("run"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".pid")).toList()) {
        PidFile.read(file).ifPresent(left::add);
        Files.delete(file);
      }
    }
    long running = left.stream().filter(pidFile -> pidFile.process().isPresent()).count();
    if (running == 0) {
      return;
    }
    console.say("ending " + running + " processes that an earlier run left behind");
    left.forEach(pidFile -> pidFile.process().ifPresent(ProcessHandle::destroy));
    if (!Deadline.in(LEFTOVERS_END_WITHIN).reach(() -> gone(left))) {
      left.forEach(pidFile -> pidFile.process().ifPresent(ProcessHandle::destroyForcibly));
      Deadline.in(LEFTOVERS_END_WITHIN).reach(() -> gone(left));
    }
  }

  private static boolean gone(List<PidFile> left) {
    return left.stream().noneMatch(pidFile -> pidFile.process().isPresent());
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisJvm) {
      return false;
    }
  }

  private Path pidFile(String name) {
    return directory.resolve("run").resolve(name + ".pid");
  }
}
