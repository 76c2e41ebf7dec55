package dev.wonflow.api.ledger;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table for a spreadsheet program: UTF-8 with its mark, so that Korean stays readable, and no
 * text that the program would take for a formula.
 */
final class Sheet {
  private static final String MARK = "\uFEFF";
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private final StringWriter text = new StringWriter();
  private final CsvWriter rows = CsvWriter.builder().bufferSize(0).build(text);

  Sheet(String... columns) {
    text.write(MARK);
    rows.writeRecord(columns);
  }

  /** Numbers are written as they are, everything else as text; null leaves the cell empty. */
  void add(@Nullable Object... cells) {
    rows.writeRecord(Arrays.stream(cells).map(Sheet::cell).toArray(String[]::new));
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(@Nullable Object value) {
    String plain = Objects.toString(value, "");
    boolean harmless =
        value instanceof Number || plain.isEmpty() || FORMULA.indexOf(plain.charAt(0)) < 0;
    return harmless ? plain : "'" + plain;
  }

  /** All entries of a page. */
  static Sheet of(List<EntryAnswer> entries) {
    Sheet sheet =
        new Sheet(
            "journalId",
            "position",
            "account",
            "sellerId",
            "debit",
            "credit",
            "currency",
            "journalKey",
            "kind",
            "paymentId",
            "paymentOrderId",
            "refundId",
            "payoutId",
            "reverses",
            "orderName",
            "occurredAt",
            "postedAt");
    entries.forEach(sheet::add);
    return sheet;
  }

  private void add(EntryAnswer entry) {
    boolean debit = entry.direction().equals("D");
    add(
        entry.journalId(),
        entry.position(),
        entry.account(),
        entry.sellerId(),
        debit ? entry.amount().won() : null,
        debit ? null : entry.amount().won(),
        entry.amount().currency(),
        entry.journalKey(),
        entry.kind(),
        entry.paymentId(),
        entry.paymentOrderId(),
        entry.refundId(),
        entry.payoutId(),
        entry.reverses(),
        entry.orderName(),
        entry.occurredAt(),
        entry.postedAt());
  }
}
