package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.e2e.Http.Answer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a deposit goes back: by refund, by its bank, or never made. */
class DepositRefundIT extends SharedSystem {
  private static final Duration SOON = Duration.ofSeconds(60);
  private String paymentKey = "";

  @Test
  void depositGoesBackToTheAccountFromTheVault() {
    String paymentId = shop.pay("seller-1", 10_000);
    String key = toss.authenticate(paymentId, 10_000, "VIRTUAL_ACCOUNT");
    shop.confirm(paymentId, key, 10_000);
    toss.deposit(key);
    Until.holds("DONE", SOON, () -> shop.status(paymentId).equals("DONE"));

    assertThat(shop.cancel(paymentId, 4_000).status()).isEqualTo(422);
    Answer answer = shop.cancelDeposit(paymentId, 4_000, "88", "110987654321", "김구매");

    assertThat(answer.json().get("status").asText()).isEqualTo("PARTIALLY_CANCELED");
    assertThat(toss.account(paymentId).canceled()).isEqualTo(4_000);
    String refundId = answer.json().at("/cancels/0/refundId").asText();
    assertThat(running.temporal.fetchHistory(refundId).getHistory().toString())
        .doesNotContain("110987654321");
  }

  @Test
  void depositThatTheBankTakesBackIsReversedAndBookedAgainWhenItComesAgain() {
    String seller = "seller-" + UUID.randomUUID();
    String paymentId = deposited(seller, 10_000);

    for (int deposit = 1; deposit <= 2; deposit++) {
      toss.depositError(paymentKey);
      awaitStatus(paymentId, "WAITING_FOR_DEPOSIT");
      assertThat(books.receivable(paymentId)).isZero();
      assertThat(balance(seller)).isZero();
      assertThat(shop.payment(paymentId).get("approvedAt").isNull()).isTrue();
      assertThat(books.events(paymentId, "payment.deposit_reversed")).isEqualTo(deposit);

      toss.deposit(paymentKey);
      awaitStatus(paymentId, "DONE");
      assertThat(books.receivable(paymentId)).isEqualTo(10_000);
      assertThat(balance(seller)).isEqualTo(9_700);
      assertThat(books.events(paymentId, "payment.done")).isEqualTo(deposit + 1);
      assertThat(books.journals(paymentId)).isEqualTo(2 * deposit + 1);
    }
    assertThat(toss.account(paymentId).approved()).isEqualTo(10_000);
    assertThat(shop.cancelDeposit(paymentId, 4_000).status()).isEqualTo(200);
    books.assertGood();
  }

  @Test
  void depositThatNobodyWantsAnyMoreShutsItsAccount() {
    String paymentId = shop.pay("seller-1", 10_000);
    String key = toss.authenticate(paymentId, 10_000, "VIRTUAL_ACCOUNT");
    shop.confirm(paymentId, key, 10_000);
    awaitStatus(paymentId, "WAITING_FOR_DEPOSIT");

    Answer answer = shop.cancelAll(paymentId);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("status").asText()).isEqualTo("CANCELED");
    assertThat(toss.line(paymentId).get("status").asText()).isEqualTo("CANCELED");
    assertThat(toss.trying(key, "deposit", "{}").status()).isNotEqualTo(200);
    assertThat(books.journals(paymentId)).isZero();
    assertThat(books.events(paymentId, "payment.canceled")).isEqualTo(1);
  }

  private String deposited(String seller, long won) {
    String paymentId = shop.pay(seller, won);
    paymentKey = toss.authenticate(paymentId, won, "VIRTUAL_ACCOUNT");
    shop.confirm(paymentId, paymentKey, won);
    toss.deposit(paymentKey);
    awaitStatus(paymentId, "DONE");
    return paymentId;
  }

  private static long balance(String seller) {
    return books.number("select balance + held from wallet where seller_id = ?", seller);
  }

  private static void awaitStatus(String paymentId, String status) {
    Until.holds(paymentId + " is " + status, SOON, () -> shop.status(paymentId).equals(status));
  }
}
