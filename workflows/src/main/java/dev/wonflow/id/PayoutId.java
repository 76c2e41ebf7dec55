package dev.wonflow.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A payout of ours; also Toss's {@code refPayoutId} and the id of the payout's workflow.
 *
 * @param value {@code out_} and 32 characters, within Toss's 50
 */
public record PayoutId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("out_[a-z2-7]{32}");

  /** Takes the id as it is written. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PayoutId {
    Ids.require(value, FORM);
  }

  @Override
  public String toString() {
    return value;
  }
}
