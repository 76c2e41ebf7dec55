package dev.wonflow.local;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** A line every ten seconds while something long is done, so that nobody thinks it hangs. */
final class Ticker implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(10);
  private final Timer timer = new Timer("ticker", true);

  private Ticker() {}

  static Ticker start(Console console, String line) {
    Ticker ticker = new Ticker();
    long begin = System.nanoTime();
    TimerTask tick =
        new TimerTask() {
          @Override
          public void run() {
            long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
            console.say("%s (%d s)".formatted(line, seconds));
          }
        };
    ticker.timer.schedule(tick, PERIOD.toMillis(), PERIOD.toMillis());
    return ticker;
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
