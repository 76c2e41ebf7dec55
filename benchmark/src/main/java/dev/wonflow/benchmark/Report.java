package dev.wonflow.benchmark;

import dev.wonflow.benchmark.Results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run found, as tables.
 *
 * @param facts machine, versions, settings
 * @param notes what else a reader has to know, a sentence each
 * @param numbers behind them, by name
 * @param pictures as SVG, by the names of their files
 */
record Report(
    Map<String, String> facts,
    Results results,
    List<String> notes,
    List<Demand> demands,
    Map<String, Double> numbers,
    Map<String, String> pictures) {

  private static final List<String> BLOCKS =
      List.of(
          "subject",
          "load",
          "payments/s",
          "confirm p50",
          "confirm p99",
          "whole p50",
          "whole p99",
          "n",
          "failed");
  private static final List<String> DEMANDS = List.of("demand", "bound", "measured", "verdict");

  /** For the console: columns of one width. */
  String plain() {
    StringBuilder text = new StringBuilder("\n");
    facts.forEach((name, value) -> text.append("%-12s %s%n".formatted(name, value)));
    text.append('\n').append(columns(blocks())).append('\n');
    notes.forEach(note -> text.append(note).append('\n'));
    return text.append('\n').append(columns(verdicts())).toString();
  }

  /** For `docs/performance`. */
  String markdown() {
    StringBuilder text =
        new StringBuilder("# Measured\n\nWritten by `./benchmark.sh`; how to read");
    text.append(" it: [README](README.md). Times in milliseconds.\n\n| | |\n|---|---|\n");
    facts.forEach((name, value) -> text.append("| %s | %s |%n".formatted(name, value)));
    text.append('\n').append(table(verdicts()));
    pictures
        .keySet()
        .forEach(file -> text.append("%n![%s](%s)%n".formatted(file.split("\\.", 2)[0], file)));
    text.append('\n').append(table(blocks())).append('\n');
    notes.forEach(note -> text.append("- ").append(note).append('\n'));
    return text.toString();
  }

  private List<List<String>> verdicts() {
    List<List<String>> rows = new ArrayList<>(List.of(DEMANDS));
    for (Demand demand : demands) {
      rows.add(List.of(demand.text(), demand.bounded(), demand.value(), demand.verdict()));
    }
    return rows;
  }

  private List<List<String>> blocks() {
    List<List<String>> rows = new ArrayList<>(List.of(BLOCKS));
    results.summaries().stream().map(Report::row).forEach(rows::add);
    return rows;
  }

  private static List<String> row(Summary summary) {
    return List.of(
        summary.subject(),
        summary.load().toString(),
        "%.1f".formatted(summary.perSecond()),
        "%.0f".formatted(summary.confirm().millis(0.5)),
        "%.0f".formatted(summary.confirm().millis(0.99)),
        "%.0f".formatted(summary.whole().millis(0.5)),
        "%.0f".formatted(summary.whole().millis(0.99)),
        "%d".formatted(summary.whole().count()),
        "%d".formatted(summary.failed()));
  }

  private static String columns(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(1);
        text.append(("%-" + width + "s  ").formatted(row.get(column)));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String table(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (int n = 0; n < rows.size(); n++) {
      text.append("| ").append(String.join(" | ", rows.get(n))).append(" |\n");
      if (n == 0) {
        text.append("|").append("---|".repeat(rows.getFirst().size())).append('\n');
      }
    }
    return text.toString();
  }
}
