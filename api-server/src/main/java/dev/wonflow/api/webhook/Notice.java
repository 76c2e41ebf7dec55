package dev.wonflow.api.webhook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a webhook says, whichever of Toss's three envelopes it came in. Nothing of it is believed.
 *
 * @param eventType visible ASCII, at most 100 characters
 * @param secret what the webhook of a deposit has to know
 * @param balance what is left of the payment
 */
record Notice(
    String eventType,
    @Nullable String orderId,
    @Nullable String paymentKey,
    @Nullable String status,
    @Nullable String secret,
    @Nullable BigDecimal balance) {
  private static final String DEPOSIT = "DEPOSIT_CALLBACK";

  /** Toss API 2022-11-16: a deposit's callback is flat and carries no event type. */
  static Notice of(JsonNode body) {
    String type = text(body, "eventType");
    if (type == null && body.has("secret") && body.has("orderId")) {
      return new Notice(
          DEPOSIT, text(body, "orderId"), null, text(body, "status"), text(body, "secret"), null);
    }
    JsonNode data = body.path("data");
    return new Notice(
        Outside.visible(type == null ? "UNKNOWN" : type),
        text(data, "orderId"),
        text(data, "paymentKey"),
        text(data, "status"),
        null,
        number(data, "balanceAmount"));
  }

  /** What is not JSON says nothing. */
  static Notice unreadable() {
    return new Notice("UNREADABLE", null, null, null, null, null);
  }

  /** Whether it is of a kind that is followed here. */
  boolean isAboutPayment() {
    return eventType.equals("PAYMENT_STATUS_CHANGED")
        || eventType.equals("CANCEL_STATUS_CHANGED")
        || eventType.equals(DEPOSIT);
  }

  /** Whether Toss signs this kind (API 2022-11-16: payouts and sellers only). */
  boolean isSigned() {
    return eventType.equals(SignedHints.PAYOUT) || eventType.equals(SignedHints.SELLER);
  }

  boolean isDeposit() {
    return eventType.equals(DEPOSIT);
  }

  private static @Nullable BigDecimal number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isNumber() ? value.decimalValue() : null;
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isString() ? value.stringValue() : null;
  }
}
