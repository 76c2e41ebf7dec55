package dev.wonflow.api.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.Http;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.id.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class KeyTest extends ApiTest {
  private static final String PAYMENT = "/payments/payment/v1/";

  @Autowired private JdbcClient asTheApi = World.ROWS;

  @Test
  void whoShowsNoKeyIsAskedForOne() {
    Answer answer = http.anonymous().pay(Bodies.GOOD);

    assertThat(answer.problem()).isEqualTo("401 UNAUTHENTICATED");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void keysThatWereNeverMadeOpenNothing() {
    Http anonymous = http.anonymous();
    String[] shown = {
      "Bearer nonsense",
      "Bearer ",
      "Bearer",
      "Basic " + World.key("checkout"),
      World.key("checkout"),
      "Bearer " + "x".repeat(5000),
      "Bearer " + Ids.digest(World.key("checkout"))
    };
    for (String header : shown) {
      assertThat(anonymous.get(PAYMENT + "pay_unknown", "Authorization", header).problem())
          .as(header)
          .isEqualTo("401 UNAUTHENTICATED");
    }
  }

  @Test
  void aRevokedKeyOpensNothing() {
    String key = "wf_test_" + UUID.randomUUID();
    World.keep(key, "demo", "left", "checkout");
    assertThat(new ApiKeys(asTheApi, Clock.systemUTC()).find(key)).isPresent();

    revoke(key);

    assertThat(http.with(key).get(PAYMENT + "pay_unknown").problem())
        .isEqualTo("401 UNAUTHENTICATED");
  }

  @Test
  void aKeyThatIsInUseEndsSecondsAfterItWasRevoked() {
    String key = "wf_test_" + UUID.randomUUID();
    World.keep(key, "demo", "left", "checkout");
    Moving clock = new Moving();
    ApiKeys keys = new ApiKeys(asTheApi, clock);
    assertThat(keys.find(key)).isPresent();

    revoke(key);

    assertThat(keys.find(key)).isPresent();
    clock.now = clock.now.plus(Duration.ofSeconds(6));
    assertThat(keys.find(key)).isEmpty();
  }

  @Test
  void anotherClientsThingsDoNotExist() {
    String other = "wf_test_" + UUID.randomUUID();
    World.keep(other, "other-shop", "shop", "checkout");
    String id = Stored.aPayment().insert();
    String theirs = Stored.aPayment().with("client", "other-shop").insert();

    Http stranger = http.with(other);

    assertThat(stranger.get(PAYMENT + id).problem()).isEqualTo("404 NOT_FOUND");
    assertThat(stranger.get("/payments/order/v1/" + id + "-1").problem())
        .isEqualTo("404 NOT_FOUND");
    assertThat(stranger.delete(PAYMENT + id, "Idempotency-Key", "k").problem())
        .isEqualTo("404 NOT_FOUND");
    assertThat(stranger.get(PAYMENT + theirs).status()).isEqualTo(200);
    assertThat(http.as("operator").get(PAYMENT + theirs).status()).isEqualTo(200);
  }

  @Test
  void twoShopsWithTheSameIdempotencyKeyHaveTwoPayments() {
    String other = "wf_test_" + UUID.randomUUID();
    World.keep(other, "other-shop", "shop", "checkout");
    String once = UUID.randomUUID().toString();

    Answer ours = http.post(Http.PAYMENTS, Bodies.GOOD, "Idempotency-Key", once);
    Answer theirs = http.with(other).post(Http.PAYMENTS, Bodies.GOOD, "Idempotency-Key", once);

    assertThat(theirs.status()).isEqualTo(201);
    assertThat(theirs.at("/paymentId")).isNotEqualTo(ours.at("/paymentId"));
  }

  @Test
  void theApisLoginReadsNoTableOfKeys() {
    for (String sql :
        new String[] {
          "select * from api_key",
          "insert into api_key (hash, client, person, role) values ('a', 'b', 'c', 'operator')",
          "update api_key set revoked_at = null"
        }) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> asTheApi.sql(sql).update()))
          .as(sql)
          .hasStackTraceContaining("permission denied");
    }
  }

  @Test
  void noKeyAndNoLinkStandsInTheLog(CapturedOutput log) {
    String key = "wf_test_" + UUID.randomUUID();
    World.keep(key, "demo", "shop", "checkout");
    String checkout = http.with(key).pay(Bodies.GOOD).at("/checkoutUrl");
    http.with("unknown-" + key).pay(Bodies.GOOD);
    http.with(key).post(Http.PAYMENTS, "{", "Idempotency-Key", "broken");
    http.get(checkout.replace("https://pay.example", ""));

    assertThat(log.getAll())
        .doesNotContain(key, World.key("checkout"), "a key of tests", checkout)
        .doesNotContain("Using generated security password");
  }

  @Test
  void everyAnswerForbidsWhatNoAnswerNeeds() {
    String[] paths = {"/payments/payment/v1/pay_unknown", "/nothing", "/actuator/health/liveness"};
    for (String path : paths) {
      Answer answer = http.anonymous().get(path);

      assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(answer.header("X-Frame-Options")).as(path).isEqualTo("DENY");
      assertThat(answer.header("Content-Security-Policy")).as(path).contains("default-src 'none'");
      assertThat(answer.header("Cache-Control")).as(path).contains("no-store");
      assertThat(answer.header("Set-Cookie")).as(path).isEmpty();
    }
  }

  private static void revoke(String key) {
    World.ROWS
        .sql("update api_key set revoked_at = now() where hash = :hash")
        .param("hash", Ids.digest(key))
        .update();
  }

  private static final class Moving extends Clock {
    private Instant now = Instant.parse("2026-01-05T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
