package dev.wonflow.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A refund of ours; also the id of its workflow, and the beginning of the reason that Toss keeps
 * with the cancel, by which our own cancels are known.
 *
 * @param value {@code ref_} and 32 characters of base32
 */
public record RefundId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("ref_[a-z2-7]{32}");

  /** Takes the id as it is written. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RefundId {
    Ids.require(value, FORM);
  }

  @Override
  public String toString() {
    return value;
  }
}
