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

  List<Demand> of(Cost cost, Load sixtyPercent) {
    Load alone = Load.clients(1);
    double ours = results.best("ours");
    return List.of(
        Demand.atLeast(
            2, "payments a second, ours / textbook without work", ours / results.best("textbook")),
        Demand.atLeast(
            0.6, "payments a second, ours / limit without work", ours / results.best("limit")),
        Demand.atMost(1.5, "confirm p50 beyond Toss / limit, 1 client", answer(alone, 0.5)),
        Demand.atMost(2, "confirm p99 beyond Toss / limit, 1 client", answer(alone, 0.99)),
        Demand.atMost(1.5, "confirm p50 beyond Toss / limit, 60 % load", answer(sixtyPercent, 0.5)),
        Demand.atMost(2, "confirm p99 beyond Toss / limit, 60 % load", answer(sixtyPercent, 0.99)),
        Demand.atMost(20, "SQL statements of worker and api a payment", cost.worker() + cost.api()),
        Demand.atMost(25, "history events of a payment", (double) cost.events()),
        Demand.atMost(12, "kB of history of a payment", cost.bytes() / (double) KILOBYTE),
        Demand.atLeast(
            0.8,
            "postings a second, one hot seller / 10,000 sellers",
            results.best("hot seller") / results.best("many sellers")),
        Demand.atLeast(0.9, "payments a second, large / empty books: see --growth", Double.NaN));
  }

  private double answer(Load load, double share) {
    double ours = results.summary("ours", load).confirm().millis(share) - tossMillis;
    return ours / results.summary("limit", load).confirm().millis(share);
  }
}
