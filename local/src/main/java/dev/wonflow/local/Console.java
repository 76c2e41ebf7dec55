package dev.wonflow.local;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
    Thread.ofPlatform().daemon().name("output-" + name).start(() -> copy(name, process, log));
  }

  private void copy(String name, Process process, Path log) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        BufferedWriter copy =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        copy.write(line);
        copy.newLine();
        copy.flush();
        if (echo) {
          print(name, line);
        }
      }
    } catch (IOException e) {
      // The process was killed in the middle of a line, or its log was deleted: it has no reader
      // left.
      print(name, "output ended: " + e.getMessage());
    }
  }

  private void print(String name, String line) {
    out.println(("%-" + NAME_WIDTH + "s | %s").formatted(name, line));
    out.flush();
  }
}
