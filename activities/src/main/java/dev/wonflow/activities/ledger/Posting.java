package dev.wonflow.activities.ledger;

import dev.wonflow.id.Ids;
import dev.wonflow.ledger.Capture;
import dev.wonflow.ledger.Reversal;
import dev.wonflow.money.Money;
import java.time.Instant;

/**
 * The fact that a journal books. Its digest tells a repetition from a contradiction; it leaves out
 * the commission, whose rate may be corrected between two tries.
 */
record Posting(String key, String kind, String paymentId, Money total, Instant occurredAt) {
  static Posting of(Capture capture) {
    return new Posting(
        capture.journalKey(),
        "CAPTURE",
        capture.paymentId().value(),
        capture.amount(),
        capture.approvedAt());
  }

  static Posting of(Reversal reversal) {
    return new Posting(
        reversal.journalKey(),
        "CANCEL",
        reversal.paymentId().value(),
        reversal.cancel().amount(),
        reversal.cancel().canceledAt());
  }

  String digest() {
    return Ids.fingerprint(
        String.join("\n", kind, paymentId, total.toString(), occurredAt.toString()));
  }
}
