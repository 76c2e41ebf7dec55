package dev.wonflow.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** More payments than can be done: what is refused, what was taken, and how long it takes. */
final class Overload implements Experiment {
  private static final int TIMES = 3;
  private static final int DRAINED_WITHIN_SECONDS = 60;
  private static final int ANSWERED_WITHIN_MILLIS = 10_000;

  @Override
  public Report answer(Bench bench) {
    Run run = bench.run();
    run.warmUpPrograms(bench.ours());
    run.closed(List.of(bench.ours()));
    Cost cost = bench.cost();
    double sustainable = run.results().best("ours");
    Load load = Run.share(sustainable, TIMES * 100);
    PatientShop shop = new PatientShop(bench.ours());
    run.measure(shop, load);
    long begin = System.nanoTime();
    PatientShop.End end = shop.end();
    double drained = (System.nanoTime() - begin) / 1e9;
    Measured block = run.results().blocks().getLast();
    List<Demand> demands =
        List.of(
            Demand.atLeast(1, "payments refused at three times the rate", shop.refused()),
            Demand.atMost(0, "of them without 429 or 503 and Retry-After", shop.rude()),
            Demand.atMost(0, "acknowledged payments that nobody finds", end.lost()),
            Demand.atMost(0, "acknowledged payments that did not end as DONE", end.open()),
            Demand.atMost(DRAINED_WITHIN_SECONDS, "seconds until the last one ended", drained),
            Demand.atMost(
                ANSWERED_WITHIN_MILLIS,
                "confirm p99 of what is taken, ms",
                block.confirm().millis(0.99)),
            Demand.atLeast(
                0.7,
                "payments a second at three times the rate / highest closed rate",
                block.perSecond() / sustainable),
            Demand.atMost(0, "rows that verify-ledger finds wrong", bench.breaks().size()));
    List<String> notes = new ArrayList<>(cost.sentences());
    notes.add(
        "%d payments a second were asked for; %d were taken, %d refused; %d confirms were refused and repeated."
            .formatted(load.size(), shop.taken(), shop.refused(), shop.repeated()));
    notes.add(bench.stored(bench.ours().done() + end.done()));
    return bench.report(
        notes,
        demands,
        Map.of("sustainable", sustainable, "refused", (double) shop.refused()),
        Map.of());
  }
}
