package dev.wonflow.api.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Bodies;
import dev.wonflow.api.Stored;
import dev.wonflow.id.PaymentId;
import dev.wonflow.payment.PaymentRequest;
import dev.wonflow.payment.PaymentStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LookUpTest extends ApiTest {
  @Autowired PaymentViews views;
  @Autowired StartedPayments started;

  @Test
  void aPaymentCanBeReadBeforeAnyWorkerHasSeenIt() {
    Answer requested = http.pay(Bodies.orders(2, "5000"));

    Answer read = http.get("/payments/payment/v1/" + requested.at("/paymentId"));

    assertThat(read.status()).isEqualTo(200);
    assertThat(read.json()).isEqualTo(requested.json());
    assertThat(read.at("/orders/1/status")).isEqualTo("NOT_STARTED");
  }

  @Test
  void aPaymentThatAnotherServerStartedCanBeReadToo() {
    PaymentId id = new PaymentId(http.pay(Bodies.orders(2, "5000")).at("/paymentId"));
    Payments another = new Payments(views, started);

    assertThat(another.find(id)).map(Payment::status).contains(PaymentStatus.READY);
    assertThat(another.find(id)).map(payment -> payment.orders().size()).contains(2);
  }

  @Test
  void whatThisServerHasJustStartedItKnowsWithoutTemporal() {
    PaymentId id = new PaymentId(http.pay(Bodies.orders(2, "5000")).at("/paymentId"));
    PaymentRequest request = started.find(id).orElseThrow();
    WorkflowServiceStubs nowhere =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget("localhost:1").build());
    Payments payments =
        new Payments(views, new StartedPayments(WorkflowClient.newInstance(nowhere)));

    payments.started(request);

    assertThat(payments.find(id)).contains(Payment.requested(request));
    nowhere.shutdownNow();
  }

  @Test
  void anOrderCanBeReadBeforeAnyWorkerHasSeenIt() {
    String id = http.pay(Bodies.orders(2, "5000")).at("/paymentId");

    assertThat(http.get("/payments/order/v1/" + id + "-2").at("/sellerId")).isEqualTo("s-1");
    assertThat(http.get("/payments/order/v1/" + id + "-3").problem()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void aStoredPaymentIsReadWithAllItsFields() {
    String id =
        Stored.aPayment()
            .status(PaymentStatus.WAITING_FOR_DEPOSIT)
            .key("key-" + System.nanoTime())
            .with("method", "가상계좌")
            .with("deposit_bank_code", "20")
            .with("deposit_account", "X6505636518308")
            .with("deposit_due_at", Instant.parse("2026-11-22T14:59:59Z"))
            .insert();

    Answer read = http.get("/payments/payment/v1/" + id);

    assertThat(read.at("/status")).isEqualTo("WAITING_FOR_DEPOSIT");
    assertThat(read.at("/method")).isEqualTo("가상계좌");
    assertThat(read.at("/virtualAccount/bankCode")).isEqualTo("20");
    assertThat(read.at("/virtualAccount/dueDate")).isEqualTo("2026-11-22T23:59:59+09:00");
    assertThat(read.at("/orders/0/refundedAmount/amount")).isEqualTo("0");
    assertThat(read.json().at("/failure").isNull()).isTrue();
    assertThat(read.json().at("/cancels").isArray()).isTrue();
    assertThat(read.text()).doesNotContain("fingerprint", "secret");
  }

  @Test
  void aDeclineIsReadWithItsReason() {
    String id =
        Stored.aPayment()
            .status(PaymentStatus.FAILED)
            .with("failure_code", "DECLINED")
            .with("failure_toss_code", "REJECT_CARD_PAYMENT")
            .with("failure_message", "한도초과")
            .insert();

    Answer read = http.get("/payments/payment/v1/" + id);

    assertThat(read.at("/failure/code")).isEqualTo("DECLINED");
    assertThat(read.at("/failure/tossCode")).isEqualTo("REJECT_CARD_PAYMENT");
  }

  @Test
  void anotherClientsPaymentIsNotFound() {
    String id = Stored.aPayment().with("client", "other").insert();
    Map<String, String> key = Map.of("paymentKey", "k", "amount", "10000");

    assertThat(http.get("/payments/payment/v1/" + id).problem()).isEqualTo("404 NOT_FOUND");
    assertThat(http.get("/payments/order/v1/" + id + "-1").problem()).isEqualTo("404 NOT_FOUND");
    assertThat(http.delete("/payments/payment/v1/" + id, "Idempotency-Key", "k").problem())
        .isEqualTo("404 NOT_FOUND");
    assertThat(
            http.post(
                    "/payments/payment/v1/" + id + "/confirm",
                    "{\"paymentKey\":\"%s\",\"amount\":\"10000\"}".formatted(key.get("paymentKey")))
                .problem())
        .isEqualTo("404 NOT_FOUND");
  }
}
