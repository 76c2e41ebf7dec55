package dev.wonflow.reconciliation;

import java.util.Locale;

/** How a run ended. Never green by absence: what was not read is not balanced. */
public enum ReconciliationVerdict {
  /** Nothing differs. */
  BALANCED,
  /** Something differed, and what owned it put it right. */
  HEALED,
  /** Something differs. */
  OPEN,
  /** A read was short: nothing is proved. */
  INCOMPLETE;

  /** The word in rows and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The verdict of a word. */
  public static ReconciliationVerdict of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
