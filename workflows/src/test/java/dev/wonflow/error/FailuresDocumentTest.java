package dev.wonflow.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.toss.FaultClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/failures.md say what the enums say, all of it and nothing else. */
class FailuresDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "failures.md");

  /** As it stands in the document; 200 means that the code is never a problem of its own. */
  private record Row(String name, String http, String retry, String meaning) {
    static Row of(ErrorCode code) {
      return new Row(
          code.name(),
          code.httpStatus() == 200 ? "–" : Integer.toString(code.httpStatus()),
          code.retryable() ? "yes" : "no",
          code.meaning());
    }
  }

  private record ClassRow(String name, String strategy, Set<String> codes) {
    static ClassRow of(FaultClass fault) {
      return new ClassRow(fault.name(), fault.strategy().name(), new TreeSet<>(fault.codes()));
    }
  }

  @Test
  void everyErrorCodeIsARowAndEveryRowAnErrorCode() {
    List<Row> rows =
        rows("## 1.")
            .map(cells -> new Row(code(cells.get(0)), cells.get(1), cells.get(2), cells.get(3)))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(Arrays.stream(ErrorCode.values()).map(Row::of).toList());
  }

  @Test
  void everyFaultClassIsARowWithItsCodes() {
    List<ClassRow> rows =
        rows("## 2.")
            .map(cells -> new ClassRow(code(cells.get(0)), cells.get(1), codes(cells.get(2))))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(Arrays.stream(FaultClass.values()).map(ClassRow::of).toList());
  }

  @Test
  void everyRowSaysWhatIsDone() {
    assertThat(Stream.concat(rows("## 1."), rows("## 2.")))
        .isNotEmpty()
        .allMatch(cells -> !cells.getLast().isBlank());
  }

  /** The cells of a section's table, without its head. */
  private static Stream<List<String>> rows(String heading) {
    return lines().stream()
        .dropWhile(line -> !line.startsWith(heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## ") && !line.startsWith("### "))
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList());
  }

  private static String code(String cell) {
    return cell.replace("`", "");
  }

  private static Set<String> codes(String cell) {
    return new TreeSet<>(List.of(code(cell).split(", ")));
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(DOCUMENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
