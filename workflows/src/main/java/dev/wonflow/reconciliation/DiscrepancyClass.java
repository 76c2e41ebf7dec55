package dev.wonflow.reconciliation;

import static dev.wonflow.reconciliation.DiscrepancyKind.AUTOMATABLE;
import static dev.wonflow.reconciliation.DiscrepancyKind.MANUAL;
import static dev.wonflow.reconciliation.DiscrepancyKind.UNKNOWN;

/** Every way in which Toss, the books and the workflows can differ; docs/reconciliation.md. */
public enum DiscrepancyClass {
  CAPTURED_NOT_BOOKED(AUTOMATABLE, "Toss charged the buyer, the books do not know"),
  BOOKED_NOT_CAPTURED(MANUAL, "The books have a charge that Toss does not show"),
  AMOUNT_DIFFERS(MANUAL, "Toss and the books have the same movement with two amounts"),
  CANCEL_UNKNOWN_TO_US(AUTOMATABLE, "Toss gave money back, the books do not know"),
  CANCEL_UNKNOWN_AT_TOSS(MANUAL, "The books have a cancel that Toss does not show"),
  DUPLICATE_LINE(MANUAL, "Toss shows a second charge of one payment"),
  WRONG_DATE(MANUAL, "The movement stands on another day on the other side"),
  UNKNOWN_LINE(UNKNOWN, "A line of Toss that is neither a charge nor a cancel"),
  PAYMENT_NOT_FINAL(AUTOMATABLE, "Charged and booked, but the payment is not at its end"),
  DONE_WITHOUT_ENTRIES(MANUAL, "What says it is booked is not in the books, or the reverse"),
  WALLET_DIFFERS_FROM_LEDGER(MANUAL, "A wallet is not what the books owe the seller"),
  JOURNAL_UNBALANCED(MANUAL, "Debits and credits of a journal differ"),
  LEDGER_CHAIN_BROKEN(UNKNOWN, "A row of the books was changed, added or taken"),
  WORKFLOW_MISSING(AUTOMATABLE, "The payment is not at its end and has no workflow"),
  FEE_DIFFERS(MANUAL, "Toss's fee is not the agreed one, or its parts do not add up"),
  SETTLEMENT_MISSING(MANUAL, "A charge is not settled after its due date"),
  SETTLED_NOT_CAPTURED(MANUAL, "Toss settles what it never charged"),
  PAYOUT_NOT_BOOKED(AUTOMATABLE, "Toss paid out, the books do not know"),
  BOOKED_PAYOUT_NOT_PAID(MANUAL, "The books have a payout that Toss does not show"),
  PAYOUT_OVERDUE(AUTOMATABLE, "A payout is in flight for too long"),
  BANK_MISSING(MANUAL, "Toss paid us, the bank's statement does not show it"),
  BANK_EXTRA(MANUAL, "A line of the bank's statement that Toss's settlements do not explain");

  private final DiscrepancyKind kind;
  private final String sentence;

  DiscrepancyClass(DiscrepancyKind kind, String sentence) {
    this.kind = kind;
    this.sentence = sentence;
  }

  /** What can usually be done; a single discrepancy may be worse. */
  public DiscrepancyKind kind() {
    return kind;
  }

  /** What it is, for people. */
  public String sentence() {
    return sentence;
  }
}
