package dev.wonflow.batch;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where the lines of a batch come from. */
public enum BatchSource {
  /** An uploaded file that says who gets how much. */
  @JsonEnumDefaultValue
  CSV,
  /** Every registered seller with available money, all of it. */
  ALL_AVAILABLE
}
