package dev.wonflow.activities.toss;

import feign.Headers;
import feign.Param;
import feign.RequestLine;

/** The addresses of Toss (API 2022-11-16). */
interface TossApi {
  @RequestLine("POST /v1/payments/confirm")
  @Headers({"Content-Type: application/json", "Idempotency-Key: {key}"})
  PaymentJson confirm(@Param("key") String idempotencyKey, ConfirmJson body);

  @RequestLine(value = "GET /v1/payments/{paymentKey}", decodeSlash = false)
  PaymentJson byKey(@Param("paymentKey") String paymentKey);

  @RequestLine(value = "GET /v1/payments/orders/{orderId}", decodeSlash = false)
  PaymentJson byOrder(@Param("orderId") String orderId);
}
