package dev.wonflow.api.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.api.link.Links;
import dev.wonflow.id.PaymentId;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** While payments are carried out; a wait here ends with what is waited for. */
class WithWorkerTest extends ApiTest {
  private static AutoCloseable worker = () -> {};
  @Autowired private Links links;

  @DynamicPropertySource
  static void patient(DynamicPropertyRegistry properties) {
    properties.add("wonflow.confirm-wait", () -> "25s");
  }

  @BeforeAll
  static void start() {
    worker = World.worker();
  }

  @AfterAll
  static void stop() throws Exception {
    worker.close();
  }

  @Test
  void aConfirmAnswersTheEnd() {
    String id = stored();

    Answer answer = confirm(id, key("DONE"), "10000");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/status")).isEqualTo("DONE");
  }

  @Test
  void aDepositIsAwaitedNoLongerThanItsStatus() {
    String id = stored();

    Answer answer = confirm(id, key("WAITING_FOR_DEPOSIT"), "10000");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/status")).isEqualTo("WAITING_FOR_DEPOSIT");
  }

  @Test
  void anUnknownResultIsAnsweredAsNotYetKnown() {
    String id = stored();

    Answer answer = confirm(id, key("UNKNOWN"), "10000");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.at("/status")).isEqualTo("UNKNOWN");
  }

  @Test
  void theSecondOfTwoPaymentKeysIsAConflict() {
    String id = stored();
    confirm(id, key("UNKNOWN"), "10000");

    Answer answer = confirm(id, key("DONE"), "10000");

    assertThat(answer.problem()).isEqualTo("409 CONFIRM_CONFLICT paymentKey");
    assertThat(World.signals(id)).containsExactly("confirm");
  }

  @Test
  void aPaymentIsCancelledBeforeItsConfirm() {
    String id = stored();

    Answer answer = cancel(id);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/status")).isEqualTo("CANCELED");
    assertThat(cancel(id).status()).isEqualTo(200);
  }

  @Test
  void aBuyersConfirmLeadsToTheStatus() {
    String id = stored();
    String path = "/checkout/" + links.token(new PaymentId(id));

    Answer posted =
        http.form(path + "/confirm", "paymentKey", key("DONE"), "orderId", id, "amount", "10000");

    assertThat(posted.status()).isEqualTo(303);
    assertThat(posted.header("Location")).isEqualTo(path + "/status?sent");
    assertThat(http.get(posted.header("Location") + "&lang=en").text()).contains("Paid");
  }

  private String stored() {
    return Stored.of(http.pay(Bodies.GOOD).at("/paymentId")).insert();
  }

  private Answer confirm(String paymentId, String paymentKey, String amount) {
    return http.post(
        "/payments/payment/v1/" + paymentId + "/confirm",
        "{\"paymentKey\":\"%s\",\"amount\":\"%s\"}".formatted(paymentKey, amount));
  }

  private Answer cancel(String paymentId) {
    return http.delete(
        "/payments/payment/v1/" + paymentId, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private static String key(String end) {
    return end + "-" + UUID.randomUUID();
  }
}
