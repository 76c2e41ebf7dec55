package dev.wonflow.api.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.Cases;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.payment.PaymentStatus;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmTest extends ApiTest {

  @Test
  void aConfirmWithoutAWorkerIsStoredAndSaysSo() {
    String id = requested();

    Answer answer = confirm(id, key("DONE"), "10000");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Location")).isEqualTo("/payments/payment/v1/" + id);
    assertThat(answer.header("Retry-After")).isEqualTo("2");
    assertThat(answer.at("/paymentId")).isEqualTo(id);
    assertThat(World.signals(id)).containsExactly("confirm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999", "10001", "1"})
  void anotherAmountIsRefusedAndNothingIsSignalled(String amount) {
    String id = requested();

    assertThat(confirm(id, key("DONE"), amount).problem()).isEqualTo("422 AMOUNT_MISMATCH amount");
    assertThat(World.signals(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"paymentKey\":\"k\",\"amount\":10000}', 400 INVALID_AMOUNT amount",
    "'{\"paymentKey\":\"k\",\"amount\":\"010000\"}', 400 INVALID_AMOUNT amount",
    "'{\"paymentKey\":\"k\"}', 400 INVALID_AMOUNT amount",
    "'{\"paymentKey\":\"\",\"amount\":\"10000\"}', 400 INVALID_REQUEST paymentKey",
    "'{\"paymentKey\":\"a b\",\"amount\":\"10000\"}', 400 INVALID_REQUEST paymentKey",
    "'{\"amount\":\"10000\"}', 400 INVALID_REQUEST paymentKey",
    "'{\"paymentKey\":\"k\",\"amount\":\"10000\",\"x\":1}', 400 INVALID_REQUEST x"
  })
  void aMalformedConfirmIsRefusedByField(String body, String expected) {
    String path = "/payments/payment/v1/" + requested() + "/confirm";

    assertThat(http.post(path, body).problem()).isEqualTo(expected);
  }

  @Test
  void aPaymentKeyHasUpTo200Characters() {
    assertThat(confirm(requested(), "k".repeat(201), "10000").problem())
        .isEqualTo("400 INVALID_REQUEST paymentKey");
    assertThat(confirm(requested(), "k".repeat(200), "10000").status()).isEqualTo(202);
  }

  @Test
  void anUnknownPaymentCannotBeConfirmed() {
    assertThat(confirm("pay_unknown", "k", "10000").problem()).isEqualTo("404 NOT_FOUND");
  }

  @ParameterizedTest
  @EnumSource(
      value = PaymentStatus.class,
      names = {
        "DONE",
        "PARTIALLY_CANCELED",
        "CANCELED",
        "FAILED",
        "EXPIRED",
        "WAITING_FOR_DEPOSIT"
      })
  void theSameConfirmAgainAnswersThePaymentAsItIs(PaymentStatus status) {
    String key = key("any");
    String id = Stored.aPayment().status(status).key(key).insert();

    Answer answer = confirm(id, key, "10000");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/status")).isEqualTo(status.name());
  }

  @ParameterizedTest
  @CsvSource({
    "DONE, 409 CONFIRM_CONFLICT paymentKey",
    "PARTIALLY_CANCELED, 409 CONFIRM_CONFLICT paymentKey",
    "EXECUTING, 409 CONFIRM_CONFLICT paymentKey",
    "UNKNOWN, 409 CONFIRM_CONFLICT paymentKey",
    "WAITING_FOR_DEPOSIT, 409 CONFIRM_CONFLICT paymentKey",
    "CANCELED, 409 PAYMENT_STATE_CONFLICT",
    "FAILED, 409 PAYMENT_STATE_CONFLICT",
    "EXPIRED, 409 PAYMENT_STATE_CONFLICT"
  })
  void anotherPaymentKeyIsRefused(PaymentStatus status, String expected) {
    String id = Stored.aPayment().status(status).key(key("any")).insert();

    Answer answer = confirm(id, key("other"), "10000");

    assertThat(answer.problem()).isEqualTo(expected);
    assertThat(answer.at("/detail")).contains(status.name());
  }

  @ParameterizedTest
  @EnumSource(
      value = PaymentStatus.class,
      names = {"CANCELED", "FAILED", "EXPIRED", "IN_REVIEW"})
  void aPaymentThatNobodyPaidCannotBeConfirmed(PaymentStatus status) {
    String id = Stored.aPayment().status(status).insert();

    assertThat(confirm(id, key("late"), "10000").problem()).isEqualTo("409 PAYMENT_STATE_CONFLICT");
  }

  @Test
  void aConfirmWithoutAWorkflowIsStoredInANewOne() {
    String id = requested();
    Stored.of(id).insert();
    World.CLIENT.newUntypedWorkflowStub(id).terminate("by mistake");

    Answer answer = confirm(id, key("any"), "10000");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(World.signals(id)).containsExactly("confirm");
  }

  @Test
  void aConfirmThatTemporalHasForgottenIsStoredInANewWorkflow() {
    String id = Stored.aPayment().insert();
    String key = key("DONE");

    Cases.withWorker(
        () -> {
          Answer answer = confirm(id, key, "10000");

          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.at("/status")).isEqualTo("DONE");
          assertThat(answer.at("/paymentKey")).isEqualTo(key);
        });
  }

  @Test
  void aPaymentUnderWayIsWaitedForButOnlySoLong() {
    String key = key("any");
    String id = Stored.aPayment().status(PaymentStatus.EXECUTING).key(key).insert();

    Answer answer = confirm(id, key, "10000");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.at("/status")).isEqualTo("EXECUTING");
  }

  private String requested() {
    return http.pay(Bodies.GOOD).at("/paymentId");
  }

  private Answer confirm(String paymentId, String paymentKey, String amount) {
    return http.post(
        "/payments/payment/v1/" + paymentId + "/confirm",
        "{\"paymentKey\":\"%s\",\"amount\":\"%s\"}".formatted(paymentKey, amount));
  }

  private static String key(String end) {
    return end + "-" + UUID.randomUUID();
  }
}
