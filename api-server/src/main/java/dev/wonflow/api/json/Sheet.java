package dev.wonflow.api.json;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table for a spreadsheet program: UTF-8 with its mark, so that Korean stays readable, and no
 * text that the program would take for a formula.
 */
public final class Sheet {
  private static final String MARK = "\uFEFF";
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private final StringWriter text = new StringWriter();
  private final CsvWriter rows = CsvWriter.builder().bufferSize(0).build(text);

  /** Begins with the line of its columns. */
  public Sheet(String... columns) {
    text.write(MARK);
    rows.writeRecord(columns);
  }

  /** Numbers are written as they are, everything else as text; null leaves the cell empty. */
  public void add(@Nullable Object... cells) {
    rows.writeRecord(Arrays.stream(cells).map(Sheet::cell).toArray(String[]::new));
  }

  /** The whole table. */
  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(@Nullable Object value) {
    String plain = Objects.toString(value, "");
    boolean harmless =
        value instanceof Number || plain.isEmpty() || FORMULA.indexOf(plain.charAt(0)) < 0;
    return harmless ? plain : "'" + plain;
  }
}
