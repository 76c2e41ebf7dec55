package dev.wonflow.payout;

/**
 * What a person tells a payout.
 *
 * @param person who answers for it
 */
public record PayoutCommand(Kind kind, String person) {
  /** What may be told. */
  public enum Kind {
    /** The second person says yes. */
    APPROVE,
    /** The second person says no. */
    REFUSE,
    /** Somebody of finance wants it no more. */
    CANCEL
  }
}
