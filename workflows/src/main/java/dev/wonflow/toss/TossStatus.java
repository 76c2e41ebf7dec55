package dev.wonflow.toss;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The status of a payment at Toss (Toss API 2022-11-16). */
public enum TossStatus {
  READY,
  IN_PROGRESS,
  WAITING_FOR_DEPOSIT,
  DONE,
  CANCELED,
  /** Something was cancelled; stays so when nothing is left: look at the balance. */
  PARTIAL_CANCELED,
  ABORTED,
  EXPIRED,
  /** A value that Toss added after this was written; never a reason to end a payment. */
  @JsonEnumDefaultValue
  UNKNOWN
}
