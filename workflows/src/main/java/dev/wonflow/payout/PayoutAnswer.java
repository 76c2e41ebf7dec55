package dev.wonflow.payout;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.wonflow.toss.FaultClass;

/** A definite answer of Toss about a payout. The lack of one is an exception. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PayoutAnswer.Shown.class, name = "Shown"),
  @JsonSubTypes.Type(value = PayoutAnswer.Absent.class, name = "Absent"),
  @JsonSubTypes.Type(value = PayoutAnswer.Refused.class, name = "Refused")
})
public sealed interface PayoutAnswer {
  /** Toss took it, or shows it. */
  record Shown(TossPayout payout) implements PayoutAnswer {}

  /** All of Toss's list was read, and it is not in it. */
  record Absent() implements PayoutAnswer {}

  /**
   * Toss said no, and why.
   *
   * @param code Toss's own code
   */
  record Refused(FaultClass fault, String code) implements PayoutAnswer {}
}
