package dev.wonflow.api.ledger;

import dev.wonflow.api.json.Sheet;
import java.util.List;

/** Entries as a table. */
final class EntrySheet {
  private EntrySheet() {}

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
            "settlementLine",
            "reverses",
            "orderName",
            "occurredAt",
            "postedAt");
    entries.forEach(entry -> add(sheet, entry));
    return sheet;
  }

  private static void add(Sheet sheet, EntryAnswer entry) {
    boolean debit = entry.direction().equals("D");
    sheet.add(
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
        entry.settlementLine(),
        entry.reverses(),
        entry.orderName(),
        entry.occurredAt(),
        entry.postedAt());
  }
}
