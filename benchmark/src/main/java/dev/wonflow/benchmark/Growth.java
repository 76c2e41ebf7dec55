package dev.wonflow.benchmark;

import dev.wonflow.benchmark.HotPath.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The same payments and postings with empty books, and with those of years. */
final class Growth implements Experiment {
  private static final List<Load> LOADS = List.of(Load.clients(8), Load.clients(32));
  private static final String GROWN = ", grown";
  private static final int LARGE_TABLE = 100_000;

  @Override
  public Report answer(Bench bench) {
    Servers servers = bench.servers();
    try (ConfigurableApplicationContext program =
        BooksProgram.start(
            bench.database(),
            servers.system().simulatorUrl(),
            servers.system().variable("TOSS_SECRET_KEY"))) {
      LedgerAlone postings =
          new LedgerAlone("many sellers", Purchase.SELLERS, program, bench.database());
      postings.open();
      bench.run().warmUpPrograms(bench.ours());
      measure(bench, postings, "");
      String made = grow(bench);
      HotPath path = new HotPath(bench.database(), LARGE_TABLE);
      bench.run().warmUp(bench.ours());
      int done = bench.ours().done();
      Map<String, Long> sent = path.sent();
      Map<String, Long> reads = path.wholeReads();
      measure(bench, postings, GROWN);
      List<Plan> plans = path.plans(sent, bench.ours().done() - done);
      return report(bench, made, plans, path.wholeReadsSince(reads));
    }
  }

  private static void measure(Bench bench, LedgerAlone postings, String state) {
    Options options = bench.options();
    Subject ours = new Named(bench.ours().name() + state, bench.ours());
    Subject ledger = new Named(postings.name() + state, postings);
    postings.charge(options.warm());
    bench.run().warmUp(ours);
    bench.run().warmUp(ledger);
    for (int round = 0; round < options.rounds(); round++) {
      LOADS.forEach(load -> bench.run().measure(ours, load));
      postings.charge(options.block());
      bench.run().measure(ledger, Load.clients(BooksProgram.CONNECTIONS));
    }
  }

  private static String grow(Bench bench) {
    bench.servers().postgres().letOwnerMakeUpBooks();
    double before = size(bench);
    long begin = System.nanoTime();
    new MadeUpBooks(bench.database()).add(bench.options().entries(), bench.console()::say);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return "%,d entries and %,d payments were made up in %.0f s: %.1f GB."
        .formatted(
            bench.options().entries(),
            bench.options().entries() / 2,
            seconds,
            (size(bench) - before) / 1e9);
  }

  /** Bytes. */
  private static double size(Bench bench) {
    return Usage.now(bench.servers()).amounts().getOrDefault("bytes of wonflow", 0.0);
  }

  private static Report report(
      Bench bench, String made, List<Plan> plans, Map<String, Long> wholeReads) {
    bench.console().say("verifies the books");
    long begin = System.nanoTime();
    var breaks = bench.breaks();
    List<String> notes = new ArrayList<>(List.of(made));
    notes.add(
        "verify-ledger read all books in %.0f s.".formatted((System.nanoTime() - begin) / 1e9));
    breaks.stream().limit(10).map(Object::toString).forEach(notes::add);
    plans.stream().map(Plan::toString).sorted().forEach(notes::add);
    wholeReads.forEach(
        (table, reads) -> notes.add(table + " was read as a whole " + reads + " times."));
    Results results = bench.run().results();
    double payments = ratio(results, "ours");
    double postings = ratio(results, "many sellers");
    List<Demand> demands =
        List.of(
            Demand.atLeast(0.9, "payments a second, large / empty books", payments),
            Demand.atLeast(0.9, "postings a second, large / empty books", postings),
            Demand.atLeast(1, "statements of a payment that were looked at", plans.size()),
            Demand.atMost(
                0,
                "of them such that read a large table as a whole",
                (double) plans.stream().filter(plan -> !plan.whole().isEmpty()).count()),
            Demand.atMost(
                0,
                "large tables read as a whole meanwhile, by triggers too",
                wholeReads.values().stream().mapToDouble(reads -> reads).sum()),
            Demand.atMost(0, "rows that verify-ledger finds wrong", breaks.size()));
    return bench.report(
        notes,
        demands,
        Map.of("payments", payments, "postings", postings),
        Map.of(
            "growth.svg",
            Chart.of("Payments a second", results, LOADS, Results.Summary::perSecond).svg()));
  }

  private static double ratio(Results results, String subject) {
    return results.best(subject + GROWN) / results.best(subject);
  }
}
