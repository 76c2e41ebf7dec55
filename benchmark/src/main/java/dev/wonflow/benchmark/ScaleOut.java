package dev.wonflow.benchmark;

import dev.wonflow.local.LocalSystem;
import dev.wonflow.local.Program;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One worker and one api-server, then two of each on the same Temporal, then one again. */
final class ScaleOut implements Experiment {
  private static final List<Load> LOADS = List.of(Load.clients(8), Load.clients(32));

  @Override
  public Report answer(Bench bench) {
    LocalSystem system = bench.servers().system();
    bench.run().warmUpPrograms(bench.ours());
    measure(bench, bench.ours());
    int port = LocalSystem.freePort();
    Program worker = system.startAnother("worker-2", "worker", LocalSystem.freePort());
    Program api = system.startAnother("api-server-2", "api-server", port);
    Ours both = bench.oursAt(List.of(system.apiUrl(), URI.create("http://localhost:" + port)));
    Subject two = new Named("two of each", both);
    bench.run().warmUpPrograms(two);
    Map<String, Double> before = processors(bench, worker, api);
    measure(bench, two);
    Map<String, Double> used = processors(bench, worker, api);
    used.replaceAll((name, millis) -> millis - before.getOrDefault(name, 0.0));
    api.stop();
    worker.stop();
    measure(bench, bench.ours());
    return report(bench, both, used);
  }

  private static Report report(Bench bench, Ours both, Map<String, Double> used) {
    Results results = bench.run().results();
    List<Demand> demands =
        List.of(
            Demand.atLeast(
                0.9,
                "payments a second on the same cores, two of each / one of each",
                results.best("two of each") / results.best("ours")),
            Demand.atLeast(0.3, "part of the second worker", part(used, "worker")),
            Demand.atLeast(0.3, "part of the second api-server", part(used, "api-server")),
            Demand.atMost(0, "rows that verify-ledger finds wrong", bench.breaks().size()));
    List<String> notes = new ArrayList<>(List.of(bench.stored(bench.ours().done() + both.done())));
    notes.addAll(List.of(share(used, "worker"), share(used, "api-server")));
    return bench.report(
        notes,
        demands,
        used,
        Map.of(
            "scale-out.svg",
            Chart.of("Payments a second", results, LOADS, Results.Summary::perSecond).svg()));
  }

  private static void measure(Bench bench, Subject subject) {
    for (int round = 0; round < bench.options().rounds(); round++) {
      LOADS.forEach(load -> bench.run().measure(subject, load));
    }
  }

  /** Milliseconds so far, by program. */
  private static Map<String, Double> processors(Bench bench, Program worker, Program api) {
    Map<String, Double> all = new TreeMap<>();
    bench.servers().programs().forEach(program -> all.put(program.name(), Usage.cpu(program)));
    List.of(worker, api).forEach(program -> all.put(program.name(), Usage.cpu(program)));
    return all;
  }

  /** Of the work that both did. */
  private static double part(Map<String, Double> used, String program) {
    double second = used.getOrDefault(program + "-2", 0.0);
    return second / (second + used.getOrDefault(program, 0.0));
  }

  private static String share(Map<String, Double> used, String program) {
    return "The second %s took %.0f %% of both's processors' time."
        .formatted(program, 100 * part(used, program));
  }
}
