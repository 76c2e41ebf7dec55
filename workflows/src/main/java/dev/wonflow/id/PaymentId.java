package dev.wonflow.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A payment of ours; also Toss's {@code orderId} and the id of the payment's workflow.
 *
 * @param value 6 to 64 of letters, digits, {@code -} and {@code _} (Toss's limits for an orderId)
 */
public record PaymentId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{6,64}");

  /** Takes the id as it is written. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PaymentId {
    Ids.require(value, FORM);
  }

  @Override
  public String toString() {
    return value;
  }
}
