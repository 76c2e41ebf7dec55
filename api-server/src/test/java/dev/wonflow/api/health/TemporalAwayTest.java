package dev.wonflow.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.HttpTest;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.api.link.Links;
import dev.wonflow.id.PaymentId;
import dev.wonflow.payment.PaymentStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class TemporalAwayTest extends HttpTest {
  private static final String AWAY = "503 TEMPORAL_UNAVAILABLE";

  @Autowired private Links links;

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
  void aCommandIsRefusedInTimeAndAudited() {
    String id = Stored.aPayment().insert();

    Answer answer =
        http.as("operator")
            .post("/operations/v1/payments/" + id + "/retry", "{\"reason\":\"try again\"}");

    assertThat(answer.problem()).isEqualTo(AWAY);
    assertThat(http.as("auditor").get("/operations/v1/audit?limit=1").at("/items/0/subject"))
        .isEqualTo(id);
  }

  @Test
  void aWebhookIsLeftToTossToRepeat() {
    String id = Stored.aPayment().insert();
    String body =
        "{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":{\"orderId\":\"%s\"}}".formatted(id);

    assertThat(http.post("/payments/webhook", body).problem()).isEqualTo(AWAY);
  }

  @Test
  void aBuyersConfirmCanBeTriedAgain() {
    String id = Stored.aPayment().insert();
    String path = "/checkout/" + links.token(new PaymentId(id));

    Answer page =
        http.form(path + "/confirm?lang=en", "paymentKey", "k", "orderId", id, "amount", "10000");

    assertThat(page.status()).isEqualTo(503);
    assertThat(page.text())
        .contains("You will not be charged twice", "Try once more", "data-auto=\"false\"")
        .contains("name=\"paymentKey\" value=\"k\"");
    assertThat(http.get("/checkout/" + links.token(new PaymentId("pay_unknown"))).status())
        .isEqualTo(503);
  }

  @Test
  void itIsAliveButNotReady() {
    assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(503);
    assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
  }
}
