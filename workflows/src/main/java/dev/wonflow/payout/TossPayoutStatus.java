package dev.wonflow.payout;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The status of a payout at Toss (payouts v2, API 2022-11-16). */
public enum TossPayoutStatus {
  REQUESTED,
  IN_PROGRESS,
  COMPLETED,
  FAILED,
  CANCELED,
  /** A value that Toss added after this was written; never a reason to end a payout. */
  @JsonEnumDefaultValue
  UNKNOWN
}
