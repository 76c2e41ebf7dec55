package dev.wonflow.api.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.Http;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.payment.PaymentStatus;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancelTest extends ApiTest {

  @Test
  void aCancelWithoutAWorkerIsStoredAndSaysSo() {
    String id = http.pay(Bodies.GOOD).at("/paymentId");

    Answer answer = cancel(id);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Location")).isEqualTo("/payments/payment/v1/" + id);
    assertThat(World.signals(id)).containsExactly("cancel");
  }

  @ParameterizedTest
  @EnumSource(
      value = PaymentStatus.class,
      names = {"FAILED", "EXPIRED"})
  void aPaymentThatEndedOtherwiseIsNotCancelled(PaymentStatus status) {
    String id = Stored.aPayment().status(status).key("k-" + UUID.randomUUID()).insert();

    Answer answer = cancel(id);

    assertThat(answer.problem()).isEqualTo("409 PAYMENT_STATE_CONFLICT");
    assertThat(answer.at("/detail")).contains(status.name());
  }

  @Test
  void aPaymentThatWaitsForItsDepositIsToldToEnd() {
    String id = http.pay(Bodies.GOOD).at("/paymentId");
    Stored.of(id).status(PaymentStatus.WAITING_FOR_DEPOSIT).key("k-" + id).insert();

    Answer answer = cancel(id);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(World.signals(id)).containsExactly("cancel");
  }

  @Test
  void aPaymentThatNobodyWorksOnIsNotSaidToBeCancelled() {
    String id = Stored.aPayment().status(PaymentStatus.WAITING_FOR_DEPOSIT).insert();

    assertThat(cancel(id).problem()).isEqualTo("409 PAYMENT_STATE_CONFLICT");
  }

  @Test
  void aReasonIsTextOfUpTo150Characters() {
    String id = http.pay(Bodies.GOOD).at("/paymentId");

    assertThat(cancel(id, "가".repeat(151)).problem()).isEqualTo("400 INVALID_REQUEST reason");
    assertThat(cancel(id, "\u0000").problem()).isEqualTo("400 INVALID_REQUEST reason");
    assertThat(World.signals(id)).isEmpty();
    assertThat(cancel(id, "가".repeat(150)).status()).isEqualTo(202);
  }

  @Test
  void aCancelNeedsAKey() {
    String id = http.pay(Bodies.GOOD).at("/paymentId");

    assertThat(http.delete("/payments/payment/v1/" + id).problem())
        .isEqualTo("400 IDEMPOTENCY_KEY_REQUIRED Idempotency-Key");
    assertThat(World.signals(id)).isEmpty();
  }

  private Answer cancel(String id) {
    return cancel(id, "changed my mind");
  }

  private Answer cancel(String id, String reason) {
    return http.delete(
        "/payments/payment/v1/" + id + "?reason=" + Http.encode(reason),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }
}
