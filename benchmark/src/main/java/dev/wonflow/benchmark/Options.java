package dev.wonflow.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What one run measures, and for how long.
 *
 * @param rounds each measures every block once; the order turns
 * @param block of one subject under one load
 * @param warm of each subject before the first round
 * @param clients of the closed loads
 * @param shares of our highest rate, in percent, at which payments come in the open loads
 * @param latency of Toss's confirm
 * @param target where the results go
 */
record Options(
    int rounds,
    Duration block,
    Duration warm,
    List<Integer> clients,
    List<Integer> shares,
    Duration latency,
    long seed,
    Path target) {

  private static final Options FULL =
      new Options(
          3,
          Duration.ofSeconds(12),
          Duration.ofSeconds(40),
          List.of(1, 8, 32, 128),
          List.of(30, 60, 90),
          Duration.ofMillis(50),
          20_261_121,
          Path.of("docs", "performance"));

  private static final Options QUICK =
      new Options(
          1,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          List.of(1, 8, 32),
          List.of(60),
          FULL.latency,
          FULL.seed,
          Path.of("benchmark", "target", "performance"));

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException naming what is not known
   */
  static Options of(String... arguments) {
    Options options = List.of(arguments).contains("--quick") ? QUICK : FULL;
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      String value = parts.length == 2 ? parts[1] : "";
      options =
          switch (parts[0]) {
            case "--quick" -> options;
            case "--rounds" -> options.withRounds(within(argument, value, 1, 10));
            case "--seconds" -> options.withBlock(within(argument, value, 2, 60));
            case "--latency" -> options.withLatency(Duration.ofMillis(number(argument, value)));
            case "--seed" -> options.withSeed(number(argument, value));
            default -> throw new IllegalArgumentException("unknown option " + argument);
          };
    }
    return options;
  }

  @Override
  public String toString() {
    return "%d rounds of blocks of %d s, warm-up %d s each, Toss's confirm takes %d ms more, seed %d"
        .formatted(rounds, block.toSeconds(), warm.toSeconds(), latency.toMillis(), seed);
  }

  private static long number(String argument, String value) {
    if (!value.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(argument + ": a whole number is needed");
    }
    return Long.parseLong(value);
  }

  private static int within(String argument, String value, int least, int most) {
    long number = number(argument, value);
    if (number < least || number > most) {
      throw new IllegalArgumentException(argument + ": " + least + " to " + most);
    }
    return (int) number;
  }

  private Options withRounds(int newRounds) {
    return new Options(newRounds, block, warm, clients, shares, latency, seed, target);
  }

  private Options withBlock(int seconds) {
    Duration time = Duration.ofSeconds(seconds);
    return new Options(rounds, time, warm, clients, shares, latency, seed, target);
  }

  private Options withLatency(Duration newLatency) {
    return new Options(rounds, block, warm, clients, shares, newLatency, seed, target);
  }

  private Options withSeed(long newSeed) {
    return new Options(rounds, block, warm, clients, shares, latency, newSeed, target);
  }
}
