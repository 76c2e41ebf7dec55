package dev.wonflow.reconciliation;

/** Who asked for a run. */
public enum Trigger {
  /** The schedule, once per date. */
  SCHEDULE,
  /** A person; never counts as the scheduled one. */
  HAND
}
