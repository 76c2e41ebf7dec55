package dev.wonflow.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Payouts to many sellers that finance asked for at once.
 *
 * @param value {@code bat_} and 32 characters
 */
public record BatchId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("bat_[a-z2-7]{32}");

  /** Takes the id as it is written. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BatchId {
    Ids.require(value, FORM);
  }

  @Override
  public String toString() {
    return value;
  }
}
