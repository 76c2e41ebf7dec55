package dev.wonflow.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A report as files: a page, its pictures, and all numbers as JSON. */
final class Publication {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Report report;
  private final Path folder;
  private final String name;

  Publication(Report report, Options options) {
    this.report = report;
    this.folder = options.target();
    this.name = options.question().word();
  }

  /** The page; the other files are beside it. */
  Path write() {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name + ".json"), json());
      for (Map.Entry<String, String> picture : report.pictures().entrySet()) {
        Files.writeString(folder.resolve(picture.getKey()), picture.getValue());
      }
      return Files.writeString(folder.resolve(name + ".md"), report.markdown());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String json() throws IOException {
    ObjectNode all = JSON.createObjectNode();
    report.facts().forEach(all.putObject("facts")::put);
    report.numbers().forEach(all.putObject("numbers")::put);
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
