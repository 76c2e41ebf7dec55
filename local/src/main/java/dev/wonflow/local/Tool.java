package dev.wonflow.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A command that runs to its end, such as `initdb`; it is ended with the others on a stop. */
final class Tool {
  private static final Duration LIMIT = Duration.ofMinutes(20);

  private Tool() {}

  /**
   * Runs a command and waits for its end.
   *
   * @throws CannotStart if it fails
   */
  static void run(Processes processes, String name, List<String> line) {
    run(processes, Program.command(name, line).marked(line.getLast()));
  }

  static void run(Processes processes, Program.Command command) {
    try (Program program = new Program(processes, command.unseen())) {
      program.start();
      boolean ended = Deadline.in(LIMIT).reach(() -> !program.isAlive());
      if (!ended || program.exitCode() != 0) {
        throw new CannotStart(
            "%s failed: %s; its output is in %s"
                .formatted(program.name(), lastLine(program.log()), program.log()));
      }
    }
  }

  private static String lastLine(Path log) {
    try {
      return Files.readAllLines(log).stream()
          .filter(line -> !line.isBlank())
          .reduce("no output", (before, line) -> line);
    } catch (IOException e) {
      return "no output";
    }
  }
}
