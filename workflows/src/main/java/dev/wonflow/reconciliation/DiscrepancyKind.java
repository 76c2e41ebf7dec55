package dev.wonflow.reconciliation;

/** What can be done about a discrepancy. */
public enum DiscrepancyKind {
  /** The workflow that owns the money can put it right. */
  AUTOMATABLE,
  /** A person has to decide, and it is known what about. */
  MANUAL,
  /** Nobody foresaw it. */
  UNKNOWN
}
