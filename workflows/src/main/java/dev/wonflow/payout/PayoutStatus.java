package dev.wonflow.payout;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where a payout stands, for finance and operators alike. */
public enum PayoutStatus {
  /** Asked for; nothing is held yet. */
  REQUESTED,
  /** The wallet gave the money up to this payout. */
  HELD,
  /** A second person has to say yes. */
  WAITING_FOR_APPROVAL,
  /** Goes out at a time that is set; with an id of Toss's, that plans it and has not begun. */
  SCHEDULED,
  /** Toss has it and has not ended it. */
  SENT,
  /** It may be at Toss or not; Toss is asked on. */
  @JsonEnumDefaultValue
  UNKNOWN,
  /** The seller's bank has the money. */
  COMPLETED,
  /** Refused before anything was held. */
  REFUSED,
  /** A person called it off, or nobody approved in time; the wallet has the money again. */
  CANCELED,
  /** Toss or the bank said no; the wallet has the money again. */
  FAILED,
  /** The bank sent the money back after all; the wallet has it again. */
  RETURNED;

  /** Whether no workflow is at work on it any more. */
  public boolean isFinal() {
    return switch (this) {
      case COMPLETED, REFUSED, CANCELED, FAILED, RETURNED -> true;
      case REQUESTED, HELD, WAITING_FOR_APPROVAL, SCHEDULED, SENT, UNKNOWN -> false;
    };
  }

  /** Whether Toss has certainly not begun it, so that a person can still call it off. */
  public boolean isWithUs() {
    return switch (this) {
      case REQUESTED, HELD, WAITING_FOR_APPROVAL, SCHEDULED -> true;
      case SENT, UNKNOWN, COMPLETED, REFUSED, CANCELED, FAILED, RETURNED -> false;
    };
  }
}
