package dev.wonflow.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The order of the blocks: each round measures everything, and everything takes turns. */
final class Run {
  private static final Duration SETTLE = Duration.ofSeconds(2);
  private static final int WARM_CLIENTS = 16;

  /** Warm-ups: after five minutes the compilers of a busy machine had done nearly all here. */
  private static final int WARM_PROGRAMS = 10;

  private final Options options;
  private final Driver driver;
  private final Results results = new Results();

  Run(Options options, Driver driver) {
    this.options = options;
    this.driver = driver;
  }

  Results results() {
    return results;
  }

  /** Not a block of the results. */
  Measured warmUp(Subject subject) {
    return driver.run(subject, Load.clients(WARM_CLIENTS), options.warm());
  }

  /** Long enough for worker, api-server and simulator, each of which is compiled for itself. */
  void warmUpPrograms(Subject ours) {
    for (int time = 0; time < WARM_PROGRAMS; time++) {
      warmUp(ours);
    }
  }

  /** Every subject with every number of clients. */
  void closed(List<Subject> subjects) {
    List<Load> loads = options.clients().stream().map(Load::clients).toList();
    for (int round = 0; round < options.rounds(); round++) {
      List<Subject> turn = new ArrayList<>(subjects);
      Collections.rotate(turn, round);
      for (Load load : loads) {
        turn.forEach(subject -> measure(subject, load));
      }
    }
  }

  /** At each share of a rate, the subjects one after the other. */
  void open(List<Subject> subjects, double rate) {
    for (int round = 0; round < options.rounds(); round++) {
      for (int percent : options.shares()) {
        List<Subject> turn = new ArrayList<>(subjects);
        Collections.rotate(turn, round);
        turn.forEach(subject -> measure(subject, share(rate, percent)));
      }
    }
  }

  static Load share(double rate, int percent) {
    return Load.perSecond(Math.max(1, (int) Math.round(rate * percent / 100)));
  }

  void measure(Subject subject, Load load) {
    measure(subject, load, options.block());
  }

  void measure(Subject subject, Load load, Duration time) {
    // What a block leaves to be done in the background is not the next one's.
    LockSupport.parkNanos(SETTLE.toNanos());
    results.add(driver.run(subject, load, time));
  }
}
