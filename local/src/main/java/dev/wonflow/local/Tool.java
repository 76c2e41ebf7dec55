package dev.wonflow.local;

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
        throw new CannotStart(program.name() + " failed; its output is in " + program.log());
      }
    }
  }
}
