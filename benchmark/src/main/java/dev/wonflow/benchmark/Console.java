package dev.wonflow.benchmark;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines that a person reads while it runs. */
final class Console {
  private final PrintStream out;
  private final long begin = System.nanoTime();

  Console(PrintStream out) {
    this.out = out;
  }

  void say(String line) {
    out.printf(Locale.ROOT, "%4d s  %s%n", (System.nanoTime() - begin) / 1_000_000_000, line);
  }

  void print(String lines) {
    out.println(lines);
  }

  /** One block's rate and times. */
  void block(Measured block, @Nullable String firstFailure) {
    say(
        String.format(
            Locale.ROOT,
            "%-10s %-11s %7.1f/s   confirm p50 %6.0f ms  p99 %6.0f ms%s",
            block.subject(),
            block.load(),
            block.perSecond(),
            block.confirm().millis(0.5),
            block.confirm().millis(0.99),
            block.failed() == 0 ? "" : "   failed " + block.failed() + ": " + firstFailure));
  }
}
