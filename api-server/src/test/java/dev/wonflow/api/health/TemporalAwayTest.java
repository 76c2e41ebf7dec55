package dev.wonflow.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.HttpTest;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.payment.PaymentStatus;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class TemporalAwayTest extends HttpTest {
  private static final String AWAY = "503 TEMPORAL_UNAVAILABLE";

  @DynamicPropertySource
  static void away(DynamicPropertyRegistry properties) {
    World.database(properties);
    String nobody = "localhost:" + World.deadPort();
    properties.add("spring.temporal.connection.target", () -> nobody);
  }

  @Test
  void whatNeedsTemporalIsRefusedInTimeAndCanBeRepeated() {
    String id = Stored.aPayment().insert();

    Answer request = http.pay(Bodies.GOOD);
    Answer confirm =
        http.post(
            "/payments/payment/v1/" + id + "/confirm",
            "{\"paymentKey\":\"k\",\"amount\":\"10000\"}");

    assertThat(request.problem()).isEqualTo(AWAY);
    assertThat(request.header("Retry-After")).isEqualTo("2");
    assertThat(confirm.problem()).isEqualTo(AWAY);
    assertThat(http.get("/payments/payment/v1/pay_unknown").problem()).isEqualTo(AWAY);
  }

  @Test
  void whatIsStoredCanStillBeRead() {
    String id =
        Stored.aPayment().status(PaymentStatus.DONE).key("away-" + System.nanoTime()).insert();

    assertThat(http.get("/payments/payment/v1/" + id).at("/status")).isEqualTo("DONE");
  }

  @Test
  void aWebhookIsLeftToTossToRepeat() {
    String id = Stored.aPayment().insert();
    String body =
        "{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":{\"orderId\":\"%s\"}}".formatted(id);

    assertThat(http.post("/payments/webhook", body).problem()).isEqualTo(AWAY);
  }

  @Test
  void itIsAliveButNotReady() {
    assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(503);
    assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
  }
}
