package dev.wonflow.reconciliation;

/** What a person may decide about a discrepancy that no workflow heals. */
public enum DecisionKind {
  /** It is as it should be: it stays to be seen, and is not open any more. */
  ACCEPT,
  /** Somebody is looking into it. */
  ASSIGN,
  /** Its amount is booked to {@code suspense} until it is explained. */
  SUSPENSE,
  /** It is explained: its amount goes from {@code suspense} to the account where it belongs. */
  RELEASE
}
