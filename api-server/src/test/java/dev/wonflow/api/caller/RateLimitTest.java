package dev.wonflow.api.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Http;
import dev.wonflow.api.World;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = {
      "wonflow.limits.key.per-second=1",
      "wonflow.limits.key.burst=5",
      "wonflow.limits.address.per-second=1",
      "wonflow.limits.address.burst=40",
      "wonflow.limits.webhook.per-second=1",
      "wonflow.limits.webhook.burst=5"
    })
class RateLimitTest extends ApiTest {

  @Test
  void aKeyThatAsksTooOftenIsToldWhenToGoOn() {
    Http one = http.with(newKey());
    Http another = http.with(newKey());

    Answer refused = untilRefused(8, () -> one.get("/payments/payment/v1/pay_unknown"));

    assertThat(refused.problem()).isEqualTo("429 RATE_LIMITED");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 2);
    assertThat(another.get("/payments/payment/v1/pay_unknown").status()).isEqualTo(404);
  }

  @Test
  void anAddressThatAsksTooOftenIsToldWhenToGoOn() {
    Answer refused = untilRefused(80, () -> http.anonymous().get("/checkout/pay_x.unknown/status"));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(refused.header("Content-Type")).startsWith("text/html");
    assertThat(refused.header("Content-Security-Policy")).contains("style-src 'self'");
    assertThat(refused.text()).contains("요청이 너무 많습니다");
    Answer pressed =
        untilRefused(
            80, () -> http.anonymous().form("/checkout/pay_x.unknown/confirm?lang=en", "a", "b"));
    assertThat(pressed.text()).contains("Too many requests");
    assertThat(pressed.header("Retry-After")).isNotEmpty();
    Answer login = untilRefused(80, () -> http.anonymous().get("/operations/login"));
    assertThat(login.header("Content-Type")).startsWith("text/html");
    assertThat(http.anonymous().get("/actuator/health/liveness").status()).isEqualTo(200);
  }

  @Test
  void theWebhookIsLimitedByAddress() {
    Answer refused = untilRefused(10, () -> http.anonymous().post("/payments/webhook", "{}"));

    assertThat(refused.problem()).isEqualTo("429 RATE_LIMITED");
  }

  @Test
  void whoIsForgottenBeginsAnew() {
    Buckets buckets = new Buckets(new Limits.Rate(1, 1));
    assertThat(buckets.take("first")).isZero();
    assertThat(buckets.take("first")).isPositive();

    IntStream.range(0, 50_000).forEach(n -> buckets.take("other-" + n));

    assertThat(buckets.take("first")).isZero();
  }

  @Test
  void whoeverForwardsIsNotBelievedWithoutBeingTrusted() {
    AtomicInteger n = new AtomicInteger();

    untilRefused(
        80,
        () ->
            http.anonymous()
                .get("/errors/NOT_FOUND", "X-Forwarded-For", "203.0.113." + n.incrementAndGet()));
  }

  private static Answer untilRefused(int most, Supplier<Answer> call) {
    List<Answer> answers = IntStream.range(0, most).mapToObj(n -> call.get()).toList();
    return answers.stream().filter(answer -> answer.status() == 429).findFirst().orElseThrow();
  }

  private static String newKey() {
    String key = "wf_test_" + UUID.randomUUID();
    World.keep(key, "demo", "shop", "checkout");
    return key;
  }
}
