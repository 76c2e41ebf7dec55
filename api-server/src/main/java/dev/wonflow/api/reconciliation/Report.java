package dev.wonflow.api.reconciliation;

import dev.wonflow.api.json.Sheet;
import dev.wonflow.api.reconciliation.ReconciliationAnswer.Discrepancy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A run with everything that it found, to be kept.
 *
 * @param discrepancies at most 10,000, the worst first
 */
@Schema(name = "ReconciliationReport")
record Report(ReconciliationAnswer run, List<Discrepancy> discrepancies) {
  static final int MOST = 10_000;

  /** One line for each discrepancy, and one with the totals of the day. */
  byte[] sheet() {
    Sheet sheet =
        new Sheet(
            "date",
            "run",
            "class",
            "what",
            "kind",
            "state",
            "key",
            "paymentId",
            "orderName",
            "toss",
            "books",
            "difference",
            "left",
            "assignee",
            "openedAt",
            "discrepancyId");
    for (Discrepancy d : discrepancies) {
      sheet.add(
          run.date(),
          run.run(),
          d.name(),
          d.sentence(),
          d.kind(),
          d.healed() ? "HEALED" : d.state(),
          d.key(),
          d.paymentId(),
          d.orderName(),
          d.toss(),
          d.books(),
          d.difference(),
          d.left(),
          d.assignee(),
          d.openedAt(),
          d.discrepancyId());
    }
    sheet.add(
        run.date(),
        run.run(),
        "TOTAL",
        run.verdict(),
        null,
        null,
        null,
        null,
        null,
        run.tossTotal().won(),
        run.booksTotal().won(),
        run.difference().won(),
        leftOfClasses(),
        run.signedOffBy(),
        run.signedOffAt(),
        null);
    return sheet.bytes();
  }

  /** What the classes explain; the difference of the totals where the identity holds. */
  private long leftOfClasses() {
    return run.classes().stream().mapToLong(found -> found.left().won()).sum();
  }
}
