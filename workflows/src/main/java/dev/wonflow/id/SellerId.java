package dev.wonflow.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A seller, as the shop names it.
 *
 * @param value 1 to 64 of letters, digits, {@code -} and {@code _}
 */
public record SellerId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Takes the id as it is written. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SellerId {
    Ids.require(value, FORM);
  }

  @Override
  public String toString() {
    return value;
  }
}
