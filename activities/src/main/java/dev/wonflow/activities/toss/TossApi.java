package dev.wonflow.activities.toss;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses of Toss (API 2022-11-16). */
interface TossApi {
  @RequestLine("POST /v1/payments/confirm")
  @Headers({"Content-Type: application/json", "Idempotency-Key: {key}"})
  PaymentJson confirm(@Param("key") String idempotencyKey, ConfirmJson body);

  @RequestLine(value = "POST /v1/payments/{paymentKey}/cancel", decodeSlash = false)
  @Headers({"Content-Type: application/json", "Idempotency-Key: {key}"})
  PaymentJson cancel(
      @Param("key") String idempotencyKey,
      @Param(value = "paymentKey", expander = Segment.class) String paymentKey,
      CancelBody body);

  @RequestLine(value = "GET /v1/payments/{paymentKey}", decodeSlash = false)
  PaymentJson byKey(@Param(value = "paymentKey", expander = Segment.class) String paymentKey);

  @RequestLine(value = "GET /v1/payments/orders/{orderId}", decodeSlash = false)
  PaymentJson byOrder(@Param("orderId") String orderId);

  /** Oldest first; may take a minute. Fewer rows than the limit are said to be the end. */
  @RequestLine(
      "GET /v1/transactions?startDate={from}&endDate={to}&startingAfter={after}&limit={limit}")
  List<JsonNode> transactions(
      @Param("from") String from,
      @Param("to") String to,
      @Param("after") @Nullable String after,
      @Param("limit") int limit);

  /** Of one day, from page 1; may take a minute. With a test key of Toss there are none. */
  @RequestLine(
      "GET /v1/settlements?startDate={date}&endDate={date}&dateType={type}&page={page}&size={size}")
  List<JsonNode> settlements(
      @Param("date") String date,
      @Param("type") String type,
      @Param("page") int page,
      @Param("size") int size);

  /**
   * Encodes what came through a browser. Feign alone leaves a slash, and whatever looks encoded.
   */
  final class Segment implements Param.Expander {
    @Override
    public String expand(Object value) {
      return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }
  }
}
