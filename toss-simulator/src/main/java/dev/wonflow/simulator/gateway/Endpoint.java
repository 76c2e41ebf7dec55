package dev.wonflow.simulator.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The parts of Toss that can misbehave by themselves. */
public enum Endpoint {
  CONFIRM,
  LOOKUP,
  CANCEL,
  TRANSACTIONS,
  SETTLEMENTS,
  PAYOUTS,
  SELLERS,
  WEBHOOK,
  OTHER;

  @JsonCreator
  static Endpoint named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Endpoint of(String method, String path) {
    if (path.startsWith("/v1/payments/")) {
      return ofPayments(method, path);
    }
    if (path.startsWith("/v1/transactions")) {
      return TRANSACTIONS;
    }
    if (path.startsWith("/v1/settlements")) {
      return SETTLEMENTS;
    }
    if (path.startsWith("/v2/sellers")) {
      return SELLERS;
    }
    return path.startsWith("/v2/payouts") || path.startsWith("/v2/balances") ? PAYOUTS : OTHER;
  }

  private static Endpoint ofPayments(String method, String path) {
    if (method.equals("GET")) {
      return LOOKUP;
    }
    if (path.equals("/v1/payments/confirm")) {
      return CONFIRM;
    }
    return path.endsWith("/cancel") ? CANCEL : OTHER;
  }
}
