package dev.wonflow.refund;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where a refund stands, for shops, buyers and operators alike. */
public enum RefundStatus {
  /** Asked for; nothing is stored yet. */
  REQUESTED,
  /** The sellers' shares are held in their wallets. */
  HELD,
  /** A cancel is on its way, or Toss did it and the books follow. */
  EXECUTING,
  /** No definite answer; Toss is asked on. */
  @JsonEnumDefaultValue
  UNKNOWN,
  /** The bank is closed; it is tried again. */
  WAITING,
  /** Given back, booked, and taken from every wallet. */
  DONE,
  /** A definite no: nothing moved, nothing is held any more. */
  REFUSED;

  /** Whether no workflow is at work on it any more. */
  public boolean isFinal() {
    return switch (this) {
      case DONE, REFUSED -> true;
      case REQUESTED, HELD, EXECUTING, UNKNOWN, WAITING -> false;
    };
  }
}
