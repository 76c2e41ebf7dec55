package dev.wonflow.activities.toss;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One line of Toss's settlements. Amounts are won and negative where the buyer got money back; then
 * Toss gives its fee back too.
 *
 * @param kind never OTHER
 * @param fee VAT included; the sum of its parts where Toss does not name it
 * @param feeParts the sum of the named parts of the fee
 * @param supplyAmount the fee without VAT
 * @param vat of the fee, not of the sale
 * @param payOutAmount what we get
 * @param soldDate the day that Toss counts it to
 * @param paidOutDate the day on which we get it
 * @param raw the line as Toss wrote it
 */
public record SettlementLine(
    String transactionKey,
    TransactionLine.Kind kind,
    String paymentKey,
    String orderId,
    String currency,
    long amount,
    long fee,
    long feeParts,
    long supplyAmount,
    long vat,
    long payOutAmount,
    LocalDate soldDate,
    LocalDate paidOutDate,
    JsonNode raw) {

  /**
   * Reads a line.
   *
   * @throws RuntimeException if a field is missing or malformed
   */
  static SettlementLine of(JsonNode line) {
    boolean isCancel = line.hasNonNull("cancel");
    long parts = 0;
    for (JsonNode part : line.required("fees")) {
      parts += won(part, "fee");
    }
    return new SettlementLine(
        text(line, "transactionKey"),
        isCancel ? TransactionLine.Kind.CANCEL : TransactionLine.Kind.APPROVAL,
        text(line, "paymentKey"),
        text(line, "orderId"),
        text(line, "currency"),
        won(line, "amount"),
        line.hasNonNull("fee") ? won(line, "fee") : parts,
        parts,
        won(line, "supplyAmount"),
        won(line, "vat"),
        won(line, "payOutAmount"),
        LocalDate.parse(text(line, "soldDate")),
        LocalDate.parse(text(line, "paidOutDate")),
        line);
  }

  private static long won(JsonNode line, String field) {
    return new BigDecimal(line.required(field).asText()).longValueExact();
  }

  private static String text(JsonNode line, String field) {
    String text = line.required(field).asText("");
    if (text.isEmpty()) {
      throw new IllegalArgumentException(field + " is empty");
    }
    return text;
  }
}
