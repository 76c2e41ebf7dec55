package dev.wonflow.api.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Http;
import dev.wonflow.api.World;
import java.util.List;
import java.util.UUID;
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

  private static Answer untilRefused(int most, Supplier<Answer> call) {
    List<Answer> answers = IntStream.range(0, most).mapToObj(n -> call.get()).toList();
    assertThat(answers.getFirst().status()).isNotEqualTo(429);
    return answers.stream().filter(answer -> answer.status() == 429).findFirst().orElseThrow();
  }

  private static String newKey() {
    String key = "wf_test_" + UUID.randomUUID();
    World.keep(key, "demo", "shop", "checkout");
    return key;
  }
}
