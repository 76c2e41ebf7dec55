package dev.wonflow.payment;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where a payment stands, for shops, buyers and operators alike. */
public enum PaymentStatus {
  /** The risk check wants a person to decide; Toss's window is not opened. */
  IN_REVIEW,
  /** Stored; nobody has paid. */
  READY,
  /** A confirm is on its way, or Toss approved and the books follow. */
  EXECUTING,
  /** Six tries without a definite answer; Toss is asked on. */
  @JsonEnumDefaultValue
  UNKNOWN,
  /** A virtual account was issued; the money may come until its due date. */
  WAITING_FOR_DEPOSIT,
  /** Charged, booked, and credited for every order. */
  DONE,
  /** Something was refunded, something is left. */
  PARTIALLY_CANCELED,
  /** Nothing is left, or it was cancelled before the charge. */
  CANCELED,
  /** A definite no; the next try is a new payment. */
  FAILED,
  /** Nobody paid. */
  EXPIRED;

  /** Whether no workflow of the pay-in is at work any more. */
  public boolean isFinal() {
    return switch (this) {
      case DONE, PARTIALLY_CANCELED, CANCELED, FAILED, EXPIRED -> true;
      case IN_REVIEW, READY, EXECUTING, UNKNOWN, WAITING_FOR_DEPOSIT -> false;
    };
  }
}
