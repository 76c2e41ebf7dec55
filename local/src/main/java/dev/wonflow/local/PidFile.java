package dev.wonflow.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What is known of a process, so that a later run can tell it from one that got its number.
 *
 * @param started in milliseconds since 1970
 * @param mark text that its command line contains, such as the path of its data
 */
record PidFile(long pid, long started, String mark) {
  /** The system counts starts from its boot; the clock may have been set since. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(5);

  static PidFile of(ProcessHandle process, String mark) {
    long started =
        process.info().startInstant().map(Instant::toEpochMilli).orElse(System.currentTimeMillis());
    return new PidFile(process.pid(), started, mark);
  }

  static Optional<PidFile> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return Optional.of(
          new PidFile(
              Long.parseLong(properties.getProperty("pid", "")),
              Long.parseLong(properties.getProperty("started", "")),
              properties.getProperty("mark", "")));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  void write(Path file) {
    try {
      Files.writeString(file, "pid=%d\nstarted=%d\nmark=%s\n".formatted(pid, started, mark));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process, if it still runs and is the one that was noted. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
  }

  private boolean isSame(ProcessHandle process) {
    boolean sameStart =
        process
            .info()
            .startInstant()
            .map(instant -> Math.abs(instant.toEpochMilli() - started) < CLOCK_STEP.toMillis())
            .orElse(false);
    return sameStart && !mark.isBlank() && commandLine(process).contains(mark);
  }

  static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }
}
