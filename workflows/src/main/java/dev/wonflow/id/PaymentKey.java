package dev.wonflow.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Toss's own key of a payment; opaque.
 *
 * @param value 1 to 200 visible ASCII characters (Toss API 2022-11-16)
 */
public record PaymentKey(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

  /** Takes the id as it is written. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PaymentKey {
    Ids.require(value, FORM);
  }

  @Override
  public String toString() {
    return value;
  }
}
