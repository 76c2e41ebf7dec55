package dev.wonflow.benchmark;

import dev.wonflow.local.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Memory of each process while payments come at a steady rate. */
final class Soak implements Experiment {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int HALF = 50;

  /** Of what it was a third of the time before; what is above that grows. */
  private static final double FLAT = 1.05;

  @Override
  public Report answer(Bench bench) {
    Run run = bench.run();
    run.warmUpPrograms(bench.ours());
    run.closed(List.of(bench.ours()));
    Load load = Run.share(run.results().best("ours"), HALF);
    Map<String, List<Double>> series = new LinkedHashMap<>();
    for (int minute = 0; minute < bench.options().minutes(); minute++) {
      run.measure(bench.ours(), load, MINUTE);
      for (Program program : bench.servers().programs()) {
        Memory memory = Memory.of(program);
        add(series, program.name(), memory.all());
        memory.live().ifPresent(live -> add(series, program.name() + ", heap", live));
      }
    }
    List<Demand> demands = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Map<String, Double> numbers = new LinkedHashMap<>();
    series.forEach(
        (name, megabytes) -> {
          Trend trend = Trend.of(megabytes);
          notes.add("%s: %s.".formatted(name, trend));
          numbers.put(name + ", MB an hour", trend.anHour());
          demands.add(Demand.atMost(FLAT, name + ": last third / middle third", trend.growth()));
        });
    notes.add(bench.stored(bench.ours().done()));
    return bench.report(
        notes,
        demands,
        numbers,
        Map.of("soak.svg", new Curves("Memory in MB, minute by minute", series).svg()));
  }

  private static void add(Map<String, List<Double>> series, String name, double value) {
    series.computeIfAbsent(name, unknown -> new ArrayList<>()).add(value);
  }
}
