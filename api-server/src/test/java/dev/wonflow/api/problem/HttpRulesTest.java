package dev.wonflow.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Bodies;
import dev.wonflow.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRulesTest extends ApiTest {
  private static final String PATH = "/payments/payment/v1";
  private static final int MOST = 64 * 1024;

  @Test
  void aBodyHasAtMost64Kilobytes() {
    assertThat(http.pay(padded(MOST)).status()).isEqualTo(201);
    assertThat(http.pay(padded(MOST + 1)).problem()).isEqualTo("413 BODY_TOO_LARGE");
  }

  @Test
  void aBodyWithoutALengthHasTheSameLimit() {
    byte[] most = padded(MOST).getBytes(StandardCharsets.UTF_8);
    byte[] more = padded(MOST + 1).getBytes(StandardCharsets.UTF_8);

    assertThat(http.postChunked(PATH, most, "Idempotency-Key", "chunked").status()).isIn(200, 201);
    assertThat(http.postChunked(PATH, more, "Idempotency-Key", "chunked").problem())
        .isEqualTo("413 BODY_TOO_LARGE");
    assertThat(http.postChunked("/payments/webhook", new byte[3_000_000]).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
  void onlyJsonIsRead(String type) {
    Answer answer = http.post(PATH, Bodies.GOOD, "Idempotency-Key", "type", "Content-Type", type);

    assertThat(answer.problem()).isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void aWrongMethodIsToldTheRightOnes() {
    Answer answer = http.method("PUT", PATH, Bodies.GOOD, "Content-Type", "application/json");

    assertThat(answer.problem()).isEqualTo("405 METHOD_NOT_ALLOWED");
    assertThat(answer.header("Allow")).contains("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/payments/payment/v1/pay_unknown",
        "/payments/payment/v1/x",
        "/payments/payment/v1/%EA%B0%80%EA%B0%80%EA%B0%80",
        "/payments/order/v1/pay_unknown-1",
        "/payments/order/v1/none",
        "/wallets/v1/nobody",
        "/wallets/v1/a%20b"
      })
  void whatDoesNotExistIsNotFound(String path) {
    assertThat(http.as("auditor").get(path).problem()).isEqualTo("404 NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/payments/payment/v1/a%00b",
        "/payments/payment/v1/%c0%ae",
        "/wallets/v1/%2e%2e%2f"
      })
  void oddAddressesAreNoErrorOfOurs(String path) {
    assertThat(http.as("auditor").get(path).status()).isBetween(400, 404);
  }

  @Test
  void aProblemSaysWhereItIsExplained() {
    Answer answer = http.get("/payments/payment/v1/pay_unknown");

    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.at("/type")).isEqualTo("/errors/NOT_FOUND");
    assertThat(answer.at("/title")).isEqualTo(ErrorCode.NOT_FOUND.meaning());
    assertThat(answer.at("/status")).isEqualTo("404");
    assertThat(answer.at("/detail")).isNotEmpty();
  }

  @Test
  void anUnacceptableAnswerChangesNothing() {
    Answer answer =
        http.post(PATH, Bodies.GOOD, "Idempotency-Key", "accept-1", "Accept", "text/csv");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(http.post(PATH, Bodies.GOOD, "Idempotency-Key", "accept-1").status()).isEqualTo(201);
  }

  @Test
  void anUnknownFieldIsNamed() {
    String body = Bodies.GOOD.replaceFirst("\\{", "{\"colour\":\"red\",");

    assertThat(http.pay(body).problem()).isEqualTo("400 INVALID_REQUEST colour");
  }

  @Test
  void aPageSizeHasLimits() {
    assertThat(http.get("/events/v1?limit=1").status()).isEqualTo(200);
    assertThat(http.get("/events/v1?limit=100").status()).isEqualTo(200);
    for (String limit : new String[] {"0", "101", "-1", "x", "99999999999"}) {
      assertThat(http.get("/events/v1?limit=" + limit).problem())
          .isEqualTo("400 INVALID_REQUEST limit");
    }
  }

  private static String padded(int length) {
    return Bodies.GOOD + " ".repeat(length - Bodies.GOOD.length());
  }
}
