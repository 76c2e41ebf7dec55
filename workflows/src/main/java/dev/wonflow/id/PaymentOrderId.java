package dev.wonflow.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * One item of a payment, owed to one seller: {@code {paymentId}-{n}}, n from 1.
 *
 * @param value at most 68 of letters, digits, {@code -} and {@code _}
 */
public record PaymentOrderId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{8,68}");

  /** Takes the id as it is written. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PaymentOrderId {
    Ids.require(value, FORM);
  }

  @Override
  public String toString() {
    return value;
  }
}
