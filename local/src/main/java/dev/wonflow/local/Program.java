package dev.wonflow.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One process of ours that can be killed, started again and stopped. Safe for several threads. */
public final class Program implements AutoCloseable {
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
  private static final Duration READY_WITHIN = Duration.ofMinutes(3);
  private final Processes processes;
  private final Command command;
  private volatile @Nullable Process process;
  private volatile boolean wanted;

  /**
   * How a process is started and known.
   *
   * @param environment is added to the environment of this JVM
   * @param mark text of its command line that no process of another folder has
   * @param stopSignal `TERM`, or `INT` for PostgreSQL, whose TERM waits for clients
   * @param prepare is done before each start
   * @param ready asked until it says yes
   * @param shown whether a person sees its output
   */
  record Command(
      String name,
      List<String> line,
      Map<String, String> environment,
      String mark,
      String stopSignal,
      Runnable prepare,
      BooleanSupplier ready,
      boolean shown) {

    Command marked(String text) {
      return new Command(name, line, environment, text, stopSignal, prepare, ready, shown);
    }

    Command with(Map<String, String> variables) {
      return new Command(name, line, variables, mark, stopSignal, prepare, ready, shown);
    }

    Command stoppedBy(String signal) {
      return new Command(name, line, environment, mark, signal, prepare, ready, shown);
    }

    Command preparedBy(Runnable action) {
      return new Command(name, line, environment, mark, stopSignal, action, ready, shown);
    }

    Command readyWhen(BooleanSupplier condition) {
      return new Command(name, line, environment, mark, stopSignal, prepare, condition, shown);
    }

    Command unseen() {
      return new Command(name, line, environment, mark, stopSignal, prepare, ready, false);
    }
  }

  static Command command(String name, List<String> line) {
    String mark = line.getFirst();
    return new Command(name, line, Map.of(), mark, "TERM", () -> {}, () -> true, true);
  }

  Program(Processes processes, Command command) {
    this.processes = processes;
    this.command = command;
  }

  public String name() {
    return command.name;
  }

  /** The output of all its runs. */
  public Path log() {
    return processes.log(command.name);
  }

  /** The process id of the current or last run. */
  public long pid() {
    return current().pid();
  }

  public boolean isAlive() {
    Process current = process;
    return current != null && current.isAlive();
  }

  /** Starts it; nothing happens if it runs. Does not wait until it is ready. */
  public synchronized void start() {
    if (isAlive()) {
      return;
    }
    command.prepare.run();
    ProcessBuilder builder = new ProcessBuilder(command.line).redirectErrorStream(true);
    builder.directory(processes.directory().toFile());
    builder.environment().putAll(command.environment);
    try {
      Process started = processes.launch(this, builder);
      started.getOutputStream().close();
      follow(started);
      process = started;
      wanted = true;
    } catch (IOException e) {
      throw new CannotStart(command.name + " does not start: " + e.getMessage(), e);
    }
  }

  /** Waits until it answers, for at most three minutes. */
  public void awaitReady() {
    awaitReady(READY_WITHIN);
  }

  /**
   * Waits until it answers.
   *
   * @throws CannotStart if it ends first or the time is over
   */
  public void awaitReady(Duration limit) {
    boolean settled = Deadline.in(limit).reach(() -> !isAlive() || command.ready.getAsBoolean());
    if (!isAlive()) {
      throw new CannotStart(
          "%s ended with exit code %d before it was ready; its output is in %s"
              .formatted(command.name, exitCode(), log()));
    }
    if (!settled) {
      throw new CannotStart(
          "%s was not ready within %d s; its output is in %s"
              .formatted(command.name, limit.toSeconds(), log()));
    }
  }

  /** Ends it and its children at once, as a crash would. It has ended when this returns. */
  public synchronized void kill9() {
    wanted = false;
    end(List.of(current().toHandle()));
  }

  /** Starts it again, after a stop if it runs, and waits until it is ready. */
  public void restart() {
    stop();
    start();
    awaitReady();
  }

  /** Asks it to end, and kills it if it takes too long. It has ended when this returns. */
  public synchronized void stop() {
    wanted = false;
    Process current = process;
    if (current != null && current.isAlive()) {
      List<ProcessHandle> children = current.descendants().toList();
      signal(current);
      ended(current.toHandle());
      end(Stream.concat(Stream.of(current.toHandle()), children.stream()).toList());
    }
    processes.forget(this);
  }

  /** The same as {@link #stop()}. */
  @Override
  public void close() {
    stop();
  }

  /** Whether it ended although nobody stopped or killed it here. */
  boolean endedByItself() {
    return wanted && !isAlive();
  }

  int exitCode() {
    return current().exitValue();
  }

  String mark() {
    return command.mark;
  }

  private void follow(Process started) {
    if (command.shown) {
      processes.console().follow(command.name, started, log());
      return;
    }
    processes.console().keep(started, log());
  }

  private Process current() {
    Process current = process;
    if (current == null) {
      throw new IllegalStateException(command.name + " was never started");
    }
    return current;
  }

  /** Java can only send TERM and KILL. */
  private void signal(Process current) {
    if (command.stopSignal.equals("TERM")) {
      current.destroy();
      return;
    }
    try {
      new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(command.stopSignal, current.pid()))
          .start()
          .waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (IOException e) {
      current.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(List<ProcessHandle> processes) {
    List<ProcessHandle> all =
        Stream.concat(processes.stream(), processes.stream().flatMap(ProcessHandle::descendants))
            .toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(Program::ended);
  }

  private static void ended(ProcessHandle handle) {
    Deadline.in(STOPS_WITHIN).reach(() -> !handle.isAlive());
  }
}
