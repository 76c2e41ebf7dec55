package dev.wonflow.benchmark;

import dev.dbos.transact.DBOS;
import dev.wonflow.benchmark.Results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Ours against the limit, and against what else one would write. */
final class Comparison implements Experiment {
  private static final int SIXTY_PERCENT = 60;

  @Override
  public Report answer(Bench bench) {
    Servers servers = bench.servers();
    Options options = bench.options();
    Run run = bench.run();
    Ours ours = bench.ours();
    bench.facts().put("DBOS", DBOS.version());
    try (BareTemporal limit = BareTemporal.limit(servers.temporal(), options.seed());
        BareTemporal textbook = BareTemporal.textbook(servers.temporal(), options.seed());
        Alternatives others = new Alternatives(servers, options.seed())) {
      List<Subject> closed = new ArrayList<>(List.of(limit, textbook, ours));
      closed.addAll(others.subjects());
      closed.forEach(run::warmUp);
      run.warmUpPrograms(ours);
      Cost cost = bench.cost();
      List<String> bare = Stream.of(limit, textbook).map(each -> Cost.bare(each, bench)).toList();
      double toss = bench.buyers().alone(options.seed()).millis(0.5);
      run.closed(closed);
      double rate = run.results().best(ours.name());
      run.open(List.of(limit, ours), rate);
      Load limits = Run.share(run.results().best(limit.name()), SIXTY_PERCENT);
      for (int round = 0; round < options.rounds(); round++) {
        run.measure(limit, limits);
      }
      others.postings(run, options);
      List<Demand> demands =
          new Demands(run.results(), toss).of(cost, Run.share(rate, SIXTY_PERCENT), limits);
      List<String> notes =
          Stream.of(
                  List.of("Toss itself answers a confirm after %.0f ms (p50).".formatted(toss)),
                  cost.sentences(),
                  bare,
                  List.of(bench.stored(ours.done())),
                  List.of(
                      "The books of ours are %s, those of the others %s."
                          .formatted(whole(bench.breaks().isEmpty()), whole(others.areWhole()))))
              .flatMap(List::stream)
              .toList();
      Map<String, Double> numbers = new TreeMap<>(cost.numbers());
      numbers.put("tossMillis", toss);
      return bench.report(notes, demands, numbers, pictures(run, options));
    }
  }

  private static Map<String, String> pictures(Run run, Options options) {
    List<Load> loads = options.clients().stream().map(Load::clients).toList();
    Chart rates = Chart.of("Payments a second", run.results(), loads, Summary::perSecond);
    Chart answers =
        Chart.of(
            "Confirm answered, p50 in ms",
            run.results(),
            loads,
            block -> block.confirm().millis(0.5));
    return new TreeMap<>(Map.of("throughput.svg", rates.svg(), "answers.svg", answers.svg()));
  }

  private static String whole(boolean whole) {
    return whole ? "whole" : "BROKEN";
  }
}
