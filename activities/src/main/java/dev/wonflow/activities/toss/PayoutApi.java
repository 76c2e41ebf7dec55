package dev.wonflow.activities.toss;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import org.jspecify.annotations.Nullable;

/** The addresses of payouts v2 (Toss API 2022-11-16); what is answered is an entity's body. */
interface PayoutApi {
  String LOCKED = "TossPayments-api-security-mode: ENCRYPTION";

  @RequestLine("POST /v2/payouts")
  @Headers({"Content-Type: text/plain", LOCKED, "Idempotency-Key: {key}"})
  JsonNode send(@Param("key") String idempotencyKey, String jwe);

  @RequestLine("POST /v2/payouts/{id}/cancel")
  JsonNode cancel(@Param("id") String id);

  @RequestLine("GET /v2/payouts/{id}")
  JsonNode payout(@Param("id") String id);

  @RequestLine("GET /v2/payouts?limit=1000&startingAfter={after}&payoutDateGte={since}")
  JsonNode payouts(@Param("after") @Nullable String after, @Param("since") String since);

  @RequestLine("GET /v2/balances")
  JsonNode balance();

  @RequestLine("POST /v2/sellers")
  @Headers({"Content-Type: text/plain", LOCKED, "Idempotency-Key: {key}"})
  JsonNode register(@Param("key") String idempotencyKey, String jwe);

  @RequestLine("GET /v2/sellers/{id}")
  JsonNode seller(@Param("id") String id);

  @RequestLine("GET /v2/sellers?limit=1000&startingAfter={after}")
  JsonNode sellers(@Param("after") @Nullable String after);
}
