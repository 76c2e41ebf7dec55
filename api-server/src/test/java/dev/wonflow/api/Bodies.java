package dev.wonflow.api;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Payment requests as JSON. */
public final class Bodies {
  /** One order of 10,000 won. */
  public static final String GOOD = of("10000");

  private Bodies() {}

  public static String of(String won) {
    return with("amount", "\"" + won + "\"");
  }

  /** The good body with one JSON value replaced. */
  public static String with(String field, String json) {
    return """
        {"buyerId":%s,"orderName":%s,"returnUrl":%s,"orders":[
          {"sellerId":%s,"amount":{"amount":%s,"currency":%s},"description":%s}]}"""
        .formatted(
            or(field, json, "buyerId", "\"buyer-1\""),
            or(field, json, "orderName", "\"Tea\""),
            or(field, json, "returnUrl", "\"https://shop.example/cart?id=1\""),
            or(field, json, "sellerId", "\"seller-1\""),
            or(field, json, "amount", "\"10000\""),
            or(field, json, "currency", "\"KRW\""),
            or(field, json, "description", "\"Green tea\""));
  }

  /** Many orders of the same amount. */
  public static String orders(int count, String won) {
    String orders =
        IntStream.range(0, count)
            .mapToObj(
                n ->
                    "{\"sellerId\":\"s-%d\",\"amount\":{\"amount\":\"%s\",\"currency\":\"KRW\"}}"
                        .formatted(n, won))
            .collect(Collectors.joining(","));
    return "{\"buyerId\":\"b\",\"orderName\":\"Many\",\"orders\":[" + orders + "]}";
  }

  private static String or(String field, String json, String name, String usual) {
    return field.equals(name) ? json : usual;
  }
}
