package dev.wonflow.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Bodies;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BadBodiesTest extends ApiTest {
  private static final String[] TARGETS = {
    "/payments/payment/v1",
    "/payments/payment/v1",
    "/payments/payment/v1/pay_unknown/confirm",
    "/payments/webhook"
  };
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "null",
    "true",
    "-",
    "1e999",
    "\u0000",
    "\\u0000",
    "\\ud800",
    "\"amount\":",
    "\"orders\":",
    "\"__proto__\":{},",
    "9".repeat(1200),
    "NaN",
    "/*x*/"
  };

  @Test
  void noBodyIsOurFault() {
    tryBodies(2_000);
  }

  @Tag("long")
  @Test
  void noBodyOfManyIsOurFault() {
    tryBodies(20_000);
  }

  @Test
  void deepNestingAndHugeNumbersAreRefused() {
    for (String body :
        new String[] {
          "[".repeat(30_000),
          "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
          Bodies.with("amount", "9".repeat(5_000)),
          Bodies.with("amount", "\"" + "9".repeat(5_000) + "\""),
          Bodies.with("amount", "1e999999999"),
          "{\"buyerId\":\"a\",\"buyerId\":\"b\",\"orderName\":\"x\",\"orders\":[]}",
          Bodies.GOOD + Bodies.GOOD,
          "null",
          "",
          "\"text\""
        }) {
      assertThat(http.pay(body).problem()).startsWith("400 INVALID_");
    }
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] body = Bodies.with("orderName", "\"?\"").getBytes(StandardCharsets.UTF_8);
    body[Bodies.with("orderName", "\"?\"").indexOf('?')] = (byte) 0xff;

    Answer answer = http.post("/payments/payment/v1", body, "Idempotency-Key", "k");

    assertThat(answer.problem()).startsWith("400 INVALID_REQUEST");
  }

  private void tryBodies(int count) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int n = 0; n < count; n++) {
      byte[] body = broken(random);
      String target = TARGETS[random.nextInt(TARGETS.length)];

      Answer answer = http.post(target, body, "Idempotency-Key", "fuzz-" + seed + "-" + n);

      assertThat(answer.status())
          .as(
              "seed %d, body %d to %s: %s",
              seed, n, target, new String(body, StandardCharsets.ISO_8859_1))
          .isLessThan(500);
    }
  }

  /** A good body with a few random wounds, or noise. */
  private static byte[] broken(Random random) {
    if (random.nextInt(10) == 0) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      return noise;
    }
    StringBuilder body = new StringBuilder(start(random));
    for (int wound = random.nextInt(4); wound >= 0; wound--) {
      int at = random.nextInt(body.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> body.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 1 -> body.delete(at, Math.min(body.length(), at + random.nextInt(9)));
        case 2 -> body.insert(at, (char) random.nextInt(0x10000));
        default -> body.setLength(at);
      }
    }
    return body.toString()
        .getBytes(random.nextInt(20) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
  }

  private static String start(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "{\"paymentKey\":\"key\",\"amount\":\"10000\"}";
      case 1 ->
          "{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"createdAt\":\"2026-01-02T14:46:59.65327\","
              + "\"data\":{\"paymentKey\":\"key\",\"orderId\":\"order-1\",\"status\":\"DONE\"}}";
      default -> Bodies.GOOD;
    };
  }
}
