package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What has to stand in the audit. */
final class ExpectedAudit {
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Shop auditor;
  private final List<String> expected = new ArrayList<>();
  private final List<String> possible = new ArrayList<>();
  private final Map<String, String> lastTaken = new TreeMap<>();

  /**
   * @param auditor reads all of it
   */
  ExpectedAudit(Shop auditor) {
    this.auditor = auditor;
  }

  void expect(String id, String command, boolean allowed) {
    expected.add(id + " " + command + " " + allowed);
    if (allowed && !(command.equals("LOOK_UP") && lastTaken.containsKey(id))) {
      lastTaken.put(id, command);
    }
  }

  /**
   * Of a command that is expected, and that may meet the end of its payment: the task that takes it
   * is then undone, but not its line, and the repeated command is refused as one that comes late.
   */
  void mayBeRefusedToo(String id, String command) {
    possible.add(id + " " + command + " false");
  }

  String lastTaken(String id) {
    return String.valueOf(lastTaken.get(id));
  }

  void assertWritten() {
    Until.holds("all in the audit", SOON, () -> written().size() >= expected.size());
    List<String> lines = written();
    possible.forEach(lines::remove);
    assertThat(lines).containsExactlyInAnyOrderElementsOf(expected);
  }

  private List<String> written() {
    List<String> lines = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = auditor.get("/operations/v1/audit?limit=100" + next).json();
      for (JsonNode line : page.get("items")) {
        if (line.path("outcome").asText().equals("TEMPORAL_UNAVAILABLE")) {
          continue; // nobody answered in time: what the workflow did with it is another line
        }
        lines.add(
            line.get("subject").asText()
                + " "
                + line.get("action").asText()
                + " "
                + line.get("allowed").asBoolean());
      }
      next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asText();
    } while (!next.isEmpty());
    return lines;
  }
}
