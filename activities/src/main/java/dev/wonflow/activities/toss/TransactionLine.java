package dev.wonflow.activities.toss;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One line of Toss's transactions. Whether Toss writes cancels with a sign is not established, so
 * the status gives it.
 *
 * @param amount won; negative where the buyer got it back; nothing where the status is neither
 * @param raw the line as Toss wrote it
 */
public record TransactionLine(
    String transactionKey,
    Kind kind,
    String paymentKey,
    String orderId,
    String status,
    Instant transactionAt,
    long amount,
    String currency,
    JsonNode raw) {

  /** What moved. */
  public enum Kind {
    APPROVAL,
    CANCEL,
    OTHER
  }

  /**
   * Reads a line.
   *
   * @throws RuntimeException if a field is missing or malformed
   */
  static TransactionLine of(JsonNode line) {
    String status = text(line, "status");
    Kind kind =
        switch (status) {
          case "DONE" -> Kind.APPROVAL;
          case "CANCELED", "PARTIAL_CANCELED" -> Kind.CANCEL;
          default -> Kind.OTHER;
        };
    return new TransactionLine(
        text(line, "transactionKey"),
        kind,
        text(line, "paymentKey"),
        text(line, "orderId"),
        status,
        TossTimes.read(text(line, "transactionAt")),
        signed(kind, new BigDecimal(line.required("amount").asText()).longValueExact()),
        text(line, "currency"),
        line);
  }

  /** The key of the journal that books it. */
  public String journalKey() {
    return kind == Kind.APPROVAL ? "capture:" + paymentKey : "cancel:" + transactionKey;
  }

  private static long signed(Kind kind, long amount) {
    return switch (kind) {
      case APPROVAL -> Math.abs(amount);
      case CANCEL -> -Math.abs(amount);
      case OTHER -> 0;
    };
  }

  private static String text(JsonNode line, String field) {
    String text = line.required(field).asText("");
    if (text.isEmpty()) {
      throw new IllegalArgumentException(field + " is empty");
    }
    return text;
  }
}
