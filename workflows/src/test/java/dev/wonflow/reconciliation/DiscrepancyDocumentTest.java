package dev.wonflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The table of docs/reconciliation.md says what the enum says, all of it and nothing else. */
class DiscrepancyDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "reconciliation.md");

  @Test
  void everyClassIsARowWithItsKindAndItsSentence() throws IOException {
    assertThat(Files.readString(DOCUMENT).lines().filter(line -> line.matches("\\| `[A-Z_]+` .*")))
        .containsExactlyElementsOf(
            Arrays.stream(DiscrepancyClass.values()).map(DiscrepancyDocumentTest::row).toList());
  }

  private static String row(DiscrepancyClass found) {
    return "| `%s` | %s | %s |"
        .formatted(found, found.kind().name().toLowerCase(Locale.ROOT), found.sentence());
  }
}
