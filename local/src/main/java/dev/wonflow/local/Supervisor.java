package dev.wonflow.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts a program again when it ends by itself, but not for ever. */
final class Supervisor {
  private static final int RESTARTS = 5;
  private static final Duration CALM = Duration.ofMinutes(10);
  private static final Duration STOP_IS_SEEN_WITHIN = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(500);
  private final Processes processes;
  private final Map<Program, Restarts> history = new HashMap<>();

  private record Restarts(int count, long lastNanos) {}

  Supervisor(Processes processes) {
    this.processes = processes;
  }

  /**
   * Watches until everything is being stopped.
   *
   * @throws CannotStart if a program ends again and again
   */
  void watch(List<Program> programs) {
    while (!stopWithin(LOOK)) {
      programs.stream().filter(Program::endedByItself).toList().forEach(this::revive);
    }
  }

  /** A Ctrl-C reaches the programs as well, maybe before the launcher. */
  private void revive(Program program) {
    if (stopWithin(STOP_IS_SEEN_WITHIN)) {
      return;
    }
    int count = count(program);
    String end = "%s ended by itself (exit code %d)".formatted(program.name(), program.exitCode());
    if (count > RESTARTS) {
      throw new CannotStart(end + " once too often; its output is in " + program.log());
    }
    say("%s; starting it again (%d of %d)".formatted(end, count, RESTARTS));
    try {
      program.start();
      program.awaitReady();
      say(program.name() + " is ready again");
    } catch (CannotStart e) {
      if (!processes.isClosing()) {
        say(e.reason());
      }
    }
  }

  private int count(Program program) {
    Restarts before = history.getOrDefault(program, new Restarts(0, System.nanoTime()));
    boolean calm = System.nanoTime() - before.lastNanos > CALM.toNanos();
    int count = calm ? 1 : before.count + 1;
    history.put(program, new Restarts(count, System.nanoTime()));
    return count;
  }

  private boolean stopWithin(Duration time) {
    return Deadline.in(time).reach(processes::isClosing);
  }

  private void say(String line) {
    processes.console().say(line);
  }
}
