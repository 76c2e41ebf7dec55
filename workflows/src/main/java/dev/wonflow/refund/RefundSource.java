package dev.wonflow.refund;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Who wanted the money to go back. */
public enum RefundSource {
  /** The shop, over the API. */
  API,
  /** Somebody in Toss's back office, or the card company. */
  @JsonEnumDefaultValue
  TOSS,
  /** An operator of ours, or the workflow of a payment that nobody wants any more. */
  OPERATOR
}
