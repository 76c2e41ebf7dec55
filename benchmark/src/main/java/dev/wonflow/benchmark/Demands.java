package dev.wonflow.benchmark;

import java.util.List;

/** What the numbers of a run have to be. */
final class Demands {
  private static final int KILOBYTE = 1_000;
  private final Results results;
  private final double tossMillis;

  /**
   * Over the blocks of a run.
   *
   * @param tossMillis Toss's own time, which is not ours to shorten
   */
  Demands(Results results, double tossMillis) {
    this.results = results;
    this.tossMillis = tossMillis;
  }

  /**
   * The verdicts.
   *
   * @param sixtyPercent of our highest rate
   * @param limits the same part of the limit's own
   */
  List<Demand> of(Cost cost, Load sixtyPercent, Load limits) {
    Load alone = Load.clients(1);
    double ours = results.best("ours");
    return List.of(
        Demand.atLeast(
            2, "payments a second, ours / textbook without work", ours / results.best("textbook")),
        Demand.atLeast(
            0.6, "payments a second, ours / limit without work", ours / results.best("limit")),
        median("1 client", alone, alone),
        tail("1 client", alone, alone),
        median("each at 60 % of its highest rate", sixtyPercent, limits),
        tail("each at 60 % of its highest rate", sixtyPercent, limits),
        median("both at 60 % of ours", sixtyPercent, sixtyPercent),
        tail("both at 60 % of ours", sixtyPercent, sixtyPercent),
        Demand.atMost(20, "SQL statements of worker and api a payment", cost.worker() + cost.api()),
        Demand.atMost(25, "history events of a payment", (double) cost.events()),
        Demand.atMost(12, "kB of history of a payment", cost.bytes() / (double) KILOBYTE),
        Demand.atLeast(
            0.8,
            "postings a second, one hot seller / 10,000 sellers",
            results.best("hot seller") / results.best("many sellers")),
        Demand.atLeast(0.9, "payments a second, large / empty books: see --growth", Double.NaN));
  }

  private Demand median(String load, Load ours, Load limits) {
    return Demand.atMost(
        1.5, "confirm p50 beyond Toss / limit, " + load, answer(ours, limits, 0.5));
  }

  private Demand tail(String load, Load ours, Load limits) {
    return Demand.atMost(2, "confirm p99 beyond Toss / limit, " + load, answer(ours, limits, 0.99));
  }

  private double answer(Load ours, Load limits, double share) {
    double millis = results.summary("ours", ours).confirm().millis(share) - tossMillis;
    return millis / results.summary("limit", limits).confirm().millis(share);
  }
}
