package dev.wonflow.payout;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.wonflow.toss.FaultClass;

/** A definite answer of Toss about a seller. The lack of one is an exception. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SellerAnswer.Known.class, name = "Known"),
  @JsonSubTypes.Type(value = SellerAnswer.Unknown.class, name = "Unknown"),
  @JsonSubTypes.Type(value = SellerAnswer.Refused.class, name = "Refused")
})
public sealed interface SellerAnswer {
  /** Toss took it, or shows it. */
  record Known(TossSeller seller) implements SellerAnswer {}

  /** All of Toss's list was read, and it is not in it. */
  record Unknown() implements SellerAnswer {}

  /**
   * Toss said no, and why.
   *
   * @param code Toss's own code
   */
  record Refused(FaultClass fault, String code) implements SellerAnswer {}
}
