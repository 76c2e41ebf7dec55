package dev.wonflow.simulator.gateway;

import dev.wonflow.simulator.Tokens;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request to Toss's API, read completely.
 *
 * @param body decrypted if it came encrypted
 * @param orderId the order (or payout) it is about, where that can be told
 */
public record Call(
    String method,
    String path,
    String body,
    @Nullable String idempotencyKey,
    @Nullable String orderId,
    @Nullable String paymentKey,
    String traceId,
    @Nullable String language,
    Instant receivedAt) {

  public Endpoint endpoint() {
    return Endpoint.of(method, path);
  }

  /** Keys count on POST only. */
  boolean isRepeatable() {
    return method.equals("POST") && idempotencyKey != null;
  }

  /** Key, API key, URL and method; the body is no part of it. */
  String scope(Merchant merchant) {
    return Tokens.sha256(
        String.join("\n", merchant.secretKey(), method, path, String.valueOf(idempotencyKey)));
  }
}
