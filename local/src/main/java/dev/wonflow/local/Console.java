package dev.wonflow.local;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The lines a person reads: progress, and the output of each process under its name. */
final class Console {
  private static final int NAME_WIDTH = 14;
  private final PrintStream out;
  private final boolean echo;

  /**
   * A console.
   *
   * @param echo whether the output of the processes is shown too; it is always kept in their logs
   */
  Console(PrintStream out, boolean echo) {
    this.out = out;
    this.echo = echo;
  }

  void say(String line) {
    print("wonflow", line);
  }

  /** Copies a process's output to its log, and shows it if wanted, until the process closes it. */
  void follow(String name, Process process, Path log) {
    Thread.ofPlatform()
        .daemon()
        .name("output-" + name)
        .start(() -> copy(process, log, line -> show(name, line)));
  }

  /** Copies a process's output to its log only. */
  void keep(Process process, Path log) {
    Thread.ofPlatform().daemon().start(() -> copy(process, log, line -> {}));
  }

  private static void copy(Process process, Path log, Consumer<String> show) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        BufferedWriter copy = Files.newBufferedWriter(log, CREATE, APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        copy.write(line);
        copy.newLine();
        copy.flush();
        show.accept(line);
      }
    } catch (IOException ended) {
      // The process was killed in the middle of a line: there is nothing more to copy.
    }
  }

  private void show(String name, String line) {
    if (echo) {
      print(name, line);
    }
  }

  private void print(String name, String line) {
    out.println(("%-" + NAME_WIDTH + "s | %s").formatted(name, line));
    out.flush();
  }
}
