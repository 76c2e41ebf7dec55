package dev.wonflow.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Payouts to many sellers that finance asked for at once.
 *
 * @param value {@code bat_} and 32 characters
 */
public record BatchId(@JsonValue String value) {
  /** Takes the id as it is written. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BatchId {
    Ids.require(value, "bat_[a-z2-7]{32}");
  }

  @Override
  public String toString() {
    return value;
  }
}
