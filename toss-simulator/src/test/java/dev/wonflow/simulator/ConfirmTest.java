package dev.wonflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConfirmTest {
  private final Simulator toss = Simulator.shared();
  private final String order = Simulator.order();

  @Test
  void confirmApprovesAndShowsTheWholePayment() {
    var key = toss.authenticated(order, 10_000, "CARD");

    var reply = toss.confirm(key, order, 10_000, "confirm:" + order + ":1");

    assertThat(reply.status()).isEqualTo(200);
    var payment = reply.json();
    assertThat(payment.get("status").asString()).isEqualTo("DONE");
    assertThat(payment.get("method").asString()).isEqualTo("카드");
    assertThat(payment.get("totalAmount").asLong()).isEqualTo(10_000);
    assertThat(payment.get("balanceAmount").asLong()).isEqualTo(10_000);
    assertThat(payment.get("suppliedAmount").asLong()).isEqualTo(9_091);
    assertThat(payment.get("vat").asLong()).isEqualTo(909);
    assertThat(payment.get("secret").asString()).startsWith("ps_");
    assertThat(payment.get("approvedAt").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+09:00");
    assertThat(payment.get("card").get("issuerCode").asString()).isEqualTo("61");
    assertThat(payment.get("mId").asString()).isEqualTo("wonflow");
    assertThat(payment.get("isPartialCancelable").asBoolean()).isTrue();
    for (var absent :
        new String[] {
          "virtualAccount", "transfer", "easyPay", "cancels", "failure", "metadata", "cashReceipts"
        }) {
      assertThat(payment.has(absent)).as(absent).isTrue();
      assertThat(payment.get(absent).isNull()).as(absent).isTrue();
    }
    assertThat(reply.header("x-tosspayments-trace-id")).isNotEmpty();
    assertThat(reply.header("idempotency-key")).isEqualTo("confirm:" + order + ":1");
  }

  @Test
  void eachMethodFillsItsOwnObjectOnly() {
    var transfer = toss.lookUp(toss.paid(Simulator.order(), 5_000, "TRANSFER")).json();
    var easyPay = toss.lookUp(toss.paid(order, 5_000, "EASY_PAY")).json();

    assertThat(transfer.get("method").asString()).isEqualTo("계좌이체");
    assertThat(transfer.get("transfer").get("bankCode").asString()).isEqualTo("88");
    assertThat(transfer.get("card").isNull()).isTrue();
    assertThat(easyPay.get("method").asString()).isEqualTo("간편결제");
    assertThat(easyPay.get("easyPay").get("amount").asLong()).isEqualTo(5_000);
    assertThat(easyPay.get("card").isNull()).isTrue();
  }

  @Test
  void secondConfirmWithNewKeyIsRefused() {
    var key = toss.paid(order, 10_000, "CARD");

    var again = toss.confirm(key, order, 10_000, "confirm:" + order + ":2");

    assertThat(again.status()).isEqualTo(400);
    assertThat(again.code()).isEqualTo("ALREADY_PROCESSED_PAYMENT");
    assertThat(again.text("message")).isEqualTo("이미 처리된 결제 입니다.");
  }

  @Test
  void otherAmountOrOrderIsRefusedAndNothingIsCharged() {
    var key = toss.authenticated(order, 10_000, "CARD");

    assertThat(toss.confirm(key, order, 10_001, order + "1").code()).isEqualTo("INVALID_REQUEST");
    assertThat(toss.confirm(key, order + "x", 10_000, order + "2").code())
        .isEqualTo("INVALID_REQUEST");
    assertThat(toss.lookUp(key).text("status")).isEqualTo("IN_PROGRESS");
    assertThat(toss.confirm(key, order, 10_000, order + "3").status()).isEqualTo(200);
  }

  @Test
  void unknownPaymentIsNotFound() {
    var reply = toss.confirm("nothing", order, 10_000, order);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.code()).isEqualTo("NOT_FOUND_PAYMENT");
  }

  @Test
  void tooSmallAmountIsRefused() {
    var key = toss.authenticated(order, 99, "CARD");

    assertThat(toss.confirm(key, order, 99, order).code()).isEqualTo("BELOW_MINIMUM_AMOUNT");
  }

  @Test
  void confirmAfterTenMinutesFindsNoSession() {
    var key = toss.authenticated(order, 10_000, "CARD");

    toss.advance(Duration.ofMinutes(10));
    var late = toss.confirm(key, order, 10_000, order);

    assertThat(late.status()).isEqualTo(404);
    assertThat(late.code()).isEqualTo("NOT_FOUND_PAYMENT_SESSION");
    var payment = toss.lookUp(key).json();
    assertThat(payment.get("status").asString()).isEqualTo("EXPIRED");
    assertThat(payment.get("failure").get("code").asString()).isEqualTo("EXPIRED_PAYMENT");
    assertThat(payment.get("method").isNull()).isTrue();
    assertThat(payment.get("useEscrow").isNull()).isTrue();
    assertThat(Simulator.receiver().await(1, hook -> hook.says(order, "EXPIRED"))).hasSize(1);
  }

  @Test
  void lookUpByOrderShowsTheNewestPayment() {
    toss.authenticated(order, 10_000, "CARD");
    var newest = toss.authenticated(order, 10_000, "CARD");

    assertThat(toss.get("/v1/payments/orders/" + order).text("paymentKey")).isEqualTo(newest);
  }

  @Test
  void fiftyParallelConfirmsApproveOnce() throws Exception {
    var key = toss.authenticated(order, 10_000, "CARD");
    var replies = new ArrayList<Future<Reply>>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        var idempotencyKey = order + ":" + i;
        replies.add(threads.submit(() -> toss.confirm(key, order, 10_000, idempotencyKey)));
      }
    }

    int approved = 0;
    for (var reply : replies) {
      approved += reply.get().status() == 200 ? 1 : 0;
    }
    assertThat(approved).isEqualTo(1);
    var line = toss.get("/sandbox/audit?orderId=" + order).json().get("payments").get(0);
    assertThat(line.get("approvals").asLong()).isEqualTo(1);
    assertThat(line.get("approvedAmount").asLong()).isEqualTo(10_000);
  }

  @Test
  void declineEndsThePayment() {
    var key = toss.authenticated(order, 10_000, "CARD");

    var declined =
        toss.post(
            "/v1/payments/confirm",
            Simulator.confirmBody(key, order, 10_000),
            "TossPayments-Test-Code",
            "REJECT_CARD_PAYMENT");

    assertThat(declined.status()).isEqualTo(403);
    assertThat(declined.code()).isEqualTo("REJECT_CARD_PAYMENT");
    assertThat(toss.lookUp(key).text("status")).isEqualTo("ABORTED");
    assertThat(toss.confirm(key, order, 10_000, order).code())
        .isEqualTo("NOT_FOUND_PAYMENT_SESSION");
  }

  @Test
  void forcedErrorsHaveTheirRealStatus() {
    var key = toss.authenticated(order, 10_000, "CARD");
    var body = Simulator.confirmBody(key, order, 10_000);

    var provider =
        toss.post("/v1/payments/confirm", body, "TossPayments-Test-Code", "PROVIDER_ERROR");
    var unknown = toss.post("/v1/payments/confirm", body, "TossPayments-Test-Code", "NO_SUCH_CODE");

    assertThat(provider.status()).isEqualTo(400);
    assertThat(provider.code()).isEqualTo("PROVIDER_ERROR");
    assertThat(unknown.code()).isEqualTo("INVALID_TEST_CODE");
    assertThat(toss.lookUp(key).text("status")).isEqualTo("IN_PROGRESS");
  }
}
