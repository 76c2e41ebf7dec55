package dev.wonflow.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one run measures, and for how long.
 *
 * @param rounds each measures every block once; the order turns
 * @param block of one subject under one load
 * @param warm of each subject before the first round; ten times for the programs of ours
 * @param clients of the closed loads
 * @param shares of our highest rate, in percent, at which payments come in the open loads
 * @param latency of Toss's confirm
 * @param entries of the ledger that are made up for {@link Question#GROWTH}
 * @param minutes of {@link Question#SOAK}
 * @param target where the results go
 */
record Options(
    Question question,
    int rounds,
    Duration block,
    Duration warm,
    List<Integer> clients,
    List<Integer> shares,
    Duration latency,
    long seed,
    int entries,
    int minutes,
    Path target) {

  private static final String QUICK = "--quick";
  private static final Set<String> NUMBERS =
      Set.of("--rounds", "--seconds", "--warm", "--latency", "--seed", "--entries", "--minutes");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException naming what is not known
   */
  static Options of(String... arguments) {
    boolean quick = List.of(arguments).contains(QUICK);
    Question question = Question.RESULTS;
    Map<String, String> said = new TreeMap<>();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts.length == 2 && NUMBERS.contains(parts[0])) {
        said.put(parts[0], parts[1]);
      } else if (!argument.equals(QUICK)) {
        question = question(argument);
      }
    }
    return new Options(
        question,
        number(said, "--rounds", quick ? 1 : 3, 1, 10),
        Duration.ofSeconds(number(said, "--seconds", quick ? 5 : 10, 2, 60)),
        Duration.ofSeconds(number(said, "--warm", quick ? 3 : 30, 1, 600)),
        quick ? List.of(1, 8, 32) : List.of(1, 8, 32, 128),
        quick ? List.of(60) : List.of(30, 60, 90),
        Duration.ofMillis(number(said, "--latency", 50, 0, 60_000)),
        number(said, "--seed", 20_261_121, 0, Integer.MAX_VALUE),
        number(said, "--entries", quick ? 100_000 : 10_000_000, 1_000, 20_000_000),
        number(said, "--minutes", quick ? 6 : 60, 3, 1_440),
        quick ? Path.of("benchmark", "target", "performance") : Path.of("docs", "performance"));
  }

  @Override
  public String toString() {
    return "%s: %d rounds of blocks of %d s, warm-up %d s each, ours ten times, Toss's confirm takes %d ms more, seed %d"
        .formatted(
            question.word(), rounds, block.toSeconds(), warm.toSeconds(), latency.toMillis(), seed);
  }

  private static Question question(String argument) {
    for (Question question : Question.values()) {
      if (argument.equals("--" + question.word())) {
        return question;
      }
    }
    throw new IllegalArgumentException("unknown option " + argument);
  }

  private static int number(
      Map<String, String> said, String name, int otherwise, int least, int most) {
    String value = said.getOrDefault(name, Integer.toString(otherwise));
    if (!value.matches("\\d{1,9}")
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > most) {
      throw new IllegalArgumentException(name + "=" + value + ": " + least + " to " + most);
    }
    return Integer.parseInt(value);
  }
}
