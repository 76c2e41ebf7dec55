package dev.wonflow.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All blocks of a run. */
final class Results {
  private final List<Measured> blocks = new ArrayList<>();

  /**
   * The rounds of one subject under one load.
   *
   * @param perSecond median of the rounds
   * @param whole of all rounds together
   * @param confirm of all rounds together
   */
  record Summary(
      String subject,
      Load load,
      int rounds,
      double perSecond,
      int failed,
      Times whole,
      Times confirm) {}

  void add(Measured block) {
    blocks.add(block);
  }

  List<Measured> blocks() {
    return List.copyOf(blocks);
  }

  /** In the order in which they were first measured. */
  List<Summary> summaries() {
    return blocks.stream()
        .flatMap(block -> Stream.of(List.of(block.subject(), block.load())))
        .distinct()
        .map(key -> summary((String) key.get(0), (Load) key.get(1)))
        .toList();
  }

  Summary summary(String subject, Load load) {
    List<Measured> rounds =
        blocks.stream()
            .filter(block -> block.subject().equals(subject) && block.load().equals(load))
            .toList();
    return new Summary(
        subject,
        load,
        rounds.size(),
        median(rounds.stream().map(Measured::perSecond).toList()),
        rounds.stream().mapToInt(Measured::failed).sum(),
        Times.together(rounds.stream().map(Measured::whole).toList()),
        Times.together(rounds.stream().map(Measured::confirm).toList()));
  }

  /** The highest rate of a subject under a closed load; NaN where it was not measured. */
  double best(String subject) {
    return summaries().stream()
        .filter(summary -> summary.subject().equals(subject) && !summary.load().open())
        .mapToDouble(Summary::perSecond)
        .max()
        .orElse(Double.NaN);
  }

  /** The middle one, of an even number the mean of the two; NaN of none. */
  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int count = sorted.size();
    if (count == 0) {
      return Double.NaN;
    }
    return (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2;
  }
}
