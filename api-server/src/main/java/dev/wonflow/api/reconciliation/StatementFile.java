package dev.wonflow.api.reconciliation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.wonflow.api.csv.CsvFile;
import dev.wonflow.api.problem.Require;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * A bank's statement as CSV: a line {@code date,amount,text}, then one for each movement. Amounts
 * are whole won, negative where the bank paid; commas between thousands are left out.
 */
record StatementFile(List<Line> lines) {
  private static final List<String> COLUMNS = List.of("date", "amount", "text");
  private static final int MOST_LINES = 50_000;
  private static final int LONGEST_TEXT = 200;

  /** One movement. */
  record Line(LocalDate date, long amount, String text) {}

  /** Refuses the whole file with the number of the first line that cannot be read. */
  static StatementFile of(String csv) {
    List<Line> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(CsvFile.unmarked(csv))) {
      boolean header = true;
      for (CsvRecord record : records) {
        if (header) {
          requireHeader(record);
          header = false;
        } else {
          lines.add(line(record));
        }
        if (lines.size() > MOST_LINES) {
          throw Require.invalid("csv", "at most 50,000 lines");
        }
      }
    } catch (CsvParseException | java.io.IOException e) {
      throw Require.invalid("csv", "not CSV");
    }
    if (lines.isEmpty()) {
      throw Require.invalid("csv", "a line `date,amount,text`, then one for each movement");
    }
    return new StatementFile(List.copyOf(lines));
  }

  private static void requireHeader(CsvRecord record) {
    if (!record.getFields().stream().map(String::strip).toList().equals(COLUMNS)) {
      throw Require.invalid("line 1", "date,amount,text");
    }
  }

  private static Line line(CsvRecord record) {
    String where = "line " + record.getStartingLineNumber();
    if (record.getFieldCount() != COLUMNS.size()) {
      throw Require.invalid(where, "three fields");
    }
    String amount = record.getField(1).strip().replace(",", "");
    if (!amount.matches("[+-]?[1-9][0-9]{0,14}")) {
      throw Require.invalid(where, "an amount of whole won");
    }
    return new Line(
        date(where, record.getField(0).strip()),
        Long.parseLong(amount),
        Require.text(where, record.getField(2).strip(), 0, LONGEST_TEXT));
  }

  private static LocalDate date(String where, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Require.invalid(where, "a date such as 2026-11-20");
    }
  }

  /** The same lines always give the same text. */
  String json() {
    ArrayNode array = new JsonMapper().createArrayNode();
    for (Line line : lines) {
      array
          .addObject()
          .put("date", line.date().toString())
          .put("amount", line.amount())
          .put("text", line.text());
    }
    return array.toString();
  }
}
