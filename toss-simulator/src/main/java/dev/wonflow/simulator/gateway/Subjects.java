package dev.wonflow.simulator.gateway;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells what a request is about, to find its fault and to file it in the log. */
@Component
class Subjects {
  private static final String PAYMENTS = "/v1/payments/";
  private static final String ORDERS = "/v1/payments/orders/";
  private final JdbcClient database;
  private final JsonMapper json;

  record Subject(@Nullable String orderId, @Nullable String paymentKey) {}

  Subjects(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  Subject of(String path, String body) {
    if (path.startsWith(ORDERS)) {
      return new Subject(path.substring(ORDERS.length()), null);
    }
    if (path.startsWith(PAYMENTS) && !path.equals("/v1/payments/confirm")) {
      var rest = path.substring(PAYMENTS.length());
      var key = rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
      return new Subject(orderOf(key), key);
    }
    var tree = tree(body);
    var first = tree.isArray() && !tree.isEmpty() ? tree.get(0) : tree;
    var reference =
        text(first, "refPayoutId") == null
            ? text(first, "refSellerId")
            : text(first, "refPayoutId");
    var orderId = text(first, "orderId");
    return new Subject(orderId == null ? reference : orderId, text(first, "paymentKey"));
  }

  /** The error code inside an error's body, flat or nested. */
  String code(String body) {
    var tree = tree(body);
    var nested = tree.get("error");
    var code = text(nested == null ? tree : nested, "code");
    return code == null ? "" : code;
  }

  private @Nullable String orderOf(String paymentKey) {
    return database
        .sql("select order_id from payment where payment_key = ?")
        .param(paymentKey)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private JsonNode tree(String body) {
    try {
      return body.isBlank() ? json.createObjectNode() : json.readTree(body);
    } catch (JacksonException notJson) {
      return json.createObjectNode();
    }
  }

  private static @Nullable String text(JsonNode node, String field) {
    var value = node.get(field);
    return value != null && value.isString() ? value.stringValue() : null;
  }
}
