package dev.wonflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CancelTest {
  private final Simulator toss = Simulator.shared();
  private final String order = Simulator.order();

  @Test
  void fullCancelEmptiesThePaymentAndASecondOneIsRefused() {
    var key = toss.paid(order, 10_000, "CARD");

    var payment = toss.cancel(key, "{\"cancelReason\":\"변심\"}").json();
    var again = toss.cancel(key, "{\"cancelReason\":\"변심\"}");

    assertThat(payment.get("status").asString()).isEqualTo("CANCELED");
    assertThat(payment.get("totalAmount").asLong()).isEqualTo(10_000);
    assertThat(payment.get("balanceAmount").asLong()).isZero();
    assertThat(payment.get("vat").asLong()).isZero();
    assertThat(payment.get("suppliedAmount").asLong()).isZero();
    var cancel = payment.get("cancels").get(0);
    assertThat(cancel.get("cancelAmount").asLong()).isEqualTo(10_000);
    assertThat(cancel.get("refundableAmount").asLong()).isZero();
    assertThat(cancel.get("cancelStatus").asString()).isEqualTo("DONE");
    assertThat(cancel.get("transactionKey")).isEqualTo(payment.get("lastTransactionKey"));
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.code()).isEqualTo("ALREADY_CANCELED_PAYMENT");
  }

  @Test
  void partialCancelsKeepTheirStatusAtZero() {
    var key = toss.paid(order, 10_000, "CARD");

    var first = toss.cancel(key, "{\"cancelReason\":\"일부\",\"cancelAmount\":3000}").json();
    var rest = toss.cancel(key, "{\"cancelReason\":\"나머지\"}").json();
    var again = toss.cancel(key, "{\"cancelReason\":\"또\"}");

    assertThat(first.get("status").asString()).isEqualTo("PARTIAL_CANCELED");
    assertThat(first.get("balanceAmount").asLong()).isEqualTo(7_000);
    assertThat(first.get("vat").asLong()).isEqualTo(636);
    assertThat(first.get("suppliedAmount").asLong()).isEqualTo(6_364);
    assertThat(rest.get("status").asString()).isEqualTo("PARTIAL_CANCELED");
    assertThat(rest.get("balanceAmount").asLong()).isZero();
    assertThat(rest.get("cancels").size()).isEqualTo(2);
    assertThat(again.status()).isEqualTo(403);
    assertThat(again.code()).isEqualTo("NOT_CANCELABLE_AMOUNT");
  }

  @Test
  void moreThanTheBalanceIsForbidden() {
    var key = toss.paid(order, 10_000, "CARD");

    var reply = toss.cancel(key, "{\"cancelReason\":\"너무 많이\",\"cancelAmount\":10001}");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.code()).isEqualTo("NOT_CANCELABLE_AMOUNT");
  }

  @Test
  void wrongBeliefAboutTheBalanceChangesNothing() {
    var key = toss.paid(order, 10_000, "CARD");

    var wrong =
        toss.cancel(
            key, "{\"cancelReason\":\"일부\",\"cancelAmount\":1000,\"refundableAmount\":9000}");
    var right =
        toss.cancel(
            key, "{\"cancelReason\":\"일부\",\"cancelAmount\":1000,\"refundableAmount\":10000}");

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.code()).isEqualTo("NOT_MATCHES_REFUNDABLE_AMOUNT");
    assertThat(right.number("balanceAmount")).isEqualTo(9_000);
  }

  @Test
  void paymentThatWasNeverApprovedCannotBeCanceled() {
    var key = toss.authenticated(order, 10_000, "CARD");

    assertThat(toss.cancel(key, "{\"cancelReason\":\"변심\"}").code())
        .isEqualTo("NOT_CANCELABLE_PAYMENT");
    assertThat(toss.cancel(key, "{}").code()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void parallelCancelsNeverExceedTheBalance() throws Exception {
    var key = toss.paid(order, 10_000, "CARD");
    var replies = new ArrayList<Future<Reply>>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        replies.add(
            threads.submit(
                () -> toss.cancel(key, "{\"cancelReason\":\"동시\",\"cancelAmount\":3000}")));
      }
    }

    int done = 0;
    for (var reply : replies) {
      done += reply.get().status() == 200 ? 1 : 0;
    }
    assertThat(done).isEqualTo(3);
    var line = toss.get("/sandbox/audit?orderId=" + order).json().get("payments").get(0);
    assertThat(line.get("canceledAmount").asLong()).isEqualTo(9_000);
  }

  @Test
  void backOfficeCancelReachesTheShopByWebhook() {
    var key = toss.paid(order, 10_000, "CARD");

    toss.sandbox("/sandbox/payments/" + key + "/cancel", "{\"amount\":4000,\"reason\":\"고객센터\"}");

    assertThat(toss.lookUp(key).number("balanceAmount")).isEqualTo(6_000);
    Simulator.receiver().await(1, hook -> hook.says(order, "PARTIAL_CANCELED", "고객센터"));
  }

  @Test
  void accountWithoutADepositIsShutAsAWholeAndMovesNoMoney() {
    var key = toss.authenticated(order, 10_000, "VIRTUAL_ACCOUNT");
    toss.confirm(key, order, 10_000, order);

    var part = toss.cancel(key, "{\"cancelReason\":\"일부\",\"cancelAmount\":3000}");
    var whole = toss.cancel(key, "{\"cancelReason\":\"변심\",\"refundableAmount\":10000}");

    assertThat(part.status()).isEqualTo(403);
    assertThat(part.code()).isEqualTo("NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT");
    assertThat(whole.json().get("status").asString()).isEqualTo("CANCELED");
    assertThat(whole.json().get("balanceAmount").asLong()).isZero();
    assertThat(whole.json().get("approvedAt").isNull()).isTrue();
    assertThat(moved()).isEqualTo("0 0 0");
  }

  @Test
  void auditCountsEveryMovementOnce() {
    var before = toss.get("/sandbox/audit?limit=1").json().get("totals");
    var key = toss.authenticated(order, 10_000, "VIRTUAL_ACCOUNT");
    toss.confirm(key, order, 10_000, order);
    var steps = "/sandbox/payments/" + key;

    toss.sandbox(steps + "/deposit", "{}");
    assertThat(moved()).isEqualTo("1 10000 0");
    toss.sandbox(steps + "/deposit-error", "{}");
    assertThat(moved()).as("the bank has it again").isEqualTo("0 0 0");
    toss.sandbox(steps + "/deposit", "{}");
    toss.sandbox(steps + "/cancel", "{\"amount\":3000}");
    toss.sandbox(steps + "/cancel", "{\"amount\":500}");
    assertThat(moved()).isEqualTo("1 10000 3500");

    var after = toss.get("/sandbox/audit?limit=1").json().get("totals");
    assertThat(after.get("approved").asLong() - before.get("approved").asLong()).isEqualTo(10_000);
    assertThat(after.get("canceled").asLong() - before.get("canceled").asLong()).isEqualTo(3_500);
  }

  /** Approvals that stand, what they took, and what went back. */
  private String moved() {
    var line = toss.get("/sandbox/audit?orderId=" + order).json().get("payments").get(0);
    return "%d %d %d"
        .formatted(
            line.get("approvals").asLong(),
            line.get("approvedAmount").asLong(),
            line.get("canceledAmount").asLong());
  }

  @Test
  void closedBankRefusesUntilItsWindowIsOver() {
    var key = toss.authenticated(order, 10_000, "TRANSFER");
    toss.sandbox("/sandbox/maintenance", "{\"bank\":\"88\",\"from\":\"00:00\",\"to\":\"00:00\"}");

    var closed = toss.confirm(key, order, 10_000, order + ":1");
    toss.send("DELETE", "/sandbox/maintenance/88", "");
    var open = toss.confirm(key, order, 10_000, order + ":2");

    assertThat(closed.status()).isEqualTo(403);
    assertThat(closed.code()).isEqualTo("NOT_AVAILABLE_BANK");
    assertThat(open.status()).isEqualTo(200);
  }
}
