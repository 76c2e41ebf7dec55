package dev.wonflow.api.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.wonflow.api.csv.CsvFile;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A CSV file of finance's: the header {@code sellerId,amount}, then one line per seller. What is
 * wrong with the file as a whole is refused here; a malformed line is not, it gets its own result.
 */
final class UploadFile {
  static final int MOST_LINES = 10_000;

  /** More of a cell is not kept: nothing that long is a seller or an amount. */
  private static final int MOST_OF_A_CELL = 100;

  private static final List<String> HEADER = List.of("sellerId", "amount");
  private static final String FIELD = "csv";

  private UploadFile() {}

  static List<UploadLine> read(byte[] file) {
    try (CsvReader<CsvRecord> rows = reader(CsvFile.text(file))) {
      return lines(rows);
    } catch (CsvParseException e) {
      throw unclosed();
    } catch (IOException e) {
      throw new IllegalStateException("Read from memory", e);
    }
  }

  private static CsvReader<CsvRecord> reader(String text) {
    return CsvReader.builder()
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .ofCsvRecord(text);
  }

  private static List<UploadLine> lines(CsvReader<CsvRecord> rows) {
    List<UploadLine> lines = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    boolean header = true;
    for (CsvRecord row : rows) {
      if (header) {
        requireHeader(row.getFields());
        header = false;
        continue;
      }
      UploadLine line = line(row);
      Integer earlier = seen.put(line.sellerId(), line.line());
      if (earlier != null && !line.sellerId().isEmpty()) {
        throw Require.invalid(
            FIELD, "lines %d and %d name the same seller".formatted(earlier, line.line()));
      }
      if (lines.size() == MOST_LINES) {
        throw Require.invalid(FIELD, "at most 10,000 sellers");
      }
      lines.add(line);
    }
    if (lines.isEmpty()) {
      throw Require.invalid(FIELD, "the header sellerId,amount and a line per seller");
    }
    return lines;
  }

  private static void requireHeader(List<String> names) {
    if (!names.stream().map(String::strip).toList().equals(HEADER)) {
      throw Require.invalid(FIELD, "the first line has to be sellerId,amount");
    }
  }

  /** All after the first comma is the amount: 10,000 without quotes must not be read as 10. */
  private static UploadLine line(CsvRecord row) {
    List<String> cells = row.getFields();
    if (cells.stream().anyMatch(cell -> cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0)) {
      throw unclosed(); // it swallowed other sellers' lines
    }
    return new UploadLine(
        Math.toIntExact(row.getStartingLineNumber()),
        kept(cells.getFirst()),
        kept(String.join(",", cells.subList(1, cells.size()))));
  }

  private static Refused unclosed() {
    return Require.invalid(FIELD, "a quote is not closed on its line, or a cell is too long");
  }

  private static String kept(String cell) {
    String plain = cell.strip().replace("\0", "");
    return plain.length() <= MOST_OF_A_CELL ? plain : plain.substring(0, MOST_OF_A_CELL);
  }
}
