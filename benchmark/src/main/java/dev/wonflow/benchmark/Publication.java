package dev.wonflow.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wonflow.benchmark.Results.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A report as files: a page, its two pictures, and all numbers as JSON. */
final class Publication {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Report report;
  private final Path folder;

  Publication(Report report, Path folder) {
    this.report = report;
    this.folder = folder;
  }

  /** The page; the other files are beside it. */
  Path write(List<Load> loads) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("results.json"), json());
      Files.writeString(
          folder.resolve("throughput.svg"), chart("Payments a second", loads, Summary::perSecond));
      Files.writeString(
          folder.resolve("answers.svg"),
          chart("Confirm answered, p50 in ms", loads, block -> block.confirm().millis(0.5)));
      return Files.writeString(folder.resolve("results.md"), report.markdown());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String chart(String title, List<Load> loads, ToDoubleFunction<Summary> value) {
    Map<String, List<Double>> series = new LinkedHashMap<>();
    report.results().summaries().stream()
        .filter(summary -> loads.contains(summary.load()))
        .map(Summary::subject)
        .distinct()
        .forEach(
            subject ->
                series.put(
                    subject,
                    loads.stream()
                        .map(load -> report.results().summary(subject, load))
                        .map(value::applyAsDouble)
                        .toList()));
    return new Chart(title, loads.stream().map(Load::toString).toList(), series).svg();
  }

  private String json() throws IOException {
    ObjectNode all = JSON.createObjectNode();
    report.facts().forEach(all.putObject("facts")::put);
    ObjectNode cost = all.putObject("cost");
    report.cost().used().forEach(cost::put);
    cost.put("historyEvents", report.cost().events());
    cost.put("historyBytes", report.cost().bytes());
    cost.put("tossMillis", report.tossMillis());
    ArrayNode blocks = all.putArray("blocks");
    report.results().blocks().forEach(block -> put(block, blocks.addObject()));
    ArrayNode demands = all.putArray("demands");
    for (Demand demand : report.demands()) {
      ObjectNode row = demands.addObject();
      row.put("demand", demand.text());
      row.put("bound", demand.bounded());
      row.put("measured", demand.value());
      row.put("verdict", demand.verdict());
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
  }

  private static void put(Measured block, ObjectNode row) {
    row.put("subject", block.subject());
    row.put("load", block.load().toString());
    row.put("seconds", block.seconds());
    row.put("done", block.done());
    row.put("failed", block.failed());
    row.put("perSecond", block.perSecond());
    for (double share : List.of(0.5, 0.9, 0.99)) {
      String percent = "P" + Math.round(share * 100) + "Millis";
      row.put("confirm" + percent, block.confirm().millis(share));
      row.put("whole" + percent, block.whole().millis(share));
    }
  }
}
