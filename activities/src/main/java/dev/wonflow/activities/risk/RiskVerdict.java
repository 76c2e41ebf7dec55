package dev.wonflow.activities.risk;

/** What becomes of a payment; the stricter one of two holds. */
public enum RiskVerdict {
  PASS,
  /** A person decides before Toss's window opens. */
  REVIEW,
  /** It ends FAILED, RISK_REFUSED. */
  DENY
}
