package dev.wonflow.toss;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.wonflow.error.ErrorCode;

/** A definite answer of Toss. The lack of one is an exception, never one of these. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TossAnswer.Found.class, name = "Found"),
  @JsonSubTypes.Type(value = TossAnswer.Refused.class, name = "Refused")
})
public sealed interface TossAnswer {
  /** Toss did it, or shows it. */
  record Found(TossPayment payment) implements TossAnswer {}

  /**
   * Toss said no, and why.
   *
   * @param code Toss's own code
   * @param message Toss's own words for people, at most 510 characters
   */
  record Refused(FaultClass fault, String code, String message) implements TossAnswer {
    /** Why something waits that got this answer. */
    public ErrorCode reason() {
      return fault.reason(code);
    }
  }
}
