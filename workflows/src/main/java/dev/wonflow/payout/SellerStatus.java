package dev.wonflow.payout;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Toss's own states of a seller (payouts v2, API 2022-11-16). */
public enum SellerStatus {
  /** The seller has to identify itself to Toss. */
  APPROVAL_REQUIRED,
  /** Paid below 10,000,000 won a week. */
  PARTIALLY_APPROVED,
  /** Has to be identified anew; not paid until then. */
  KYC_REQUIRED,
  /** Paid without a limit. */
  APPROVED,
  /** A value that Toss added after this was written; nothing is paid. */
  @JsonEnumDefaultValue
  UNKNOWN
}
