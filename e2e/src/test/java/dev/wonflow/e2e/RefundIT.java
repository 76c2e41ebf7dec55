package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.e2e.Http.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the README promises about giving a buyer's money back. */
class RefundIT extends SharedSystem {
  private static final Duration RECOVERY = Duration.ofMinutes(2);
  private String paymentKey = "";

  @Test
  void partThenTheRestGoesBackOnceInBooksWalletsAndEvents() {
    String seller = "seller-" + UUID.randomUUID();
    String paymentId = paid(seller, 10_000);

    Answer part = shop.cancel(paymentId, 4_000);
    Answer rest = shop.cancelAll(paymentId);

    assertThat(part.status()).isEqualTo(200);
    assertThat(part.json().get("status").asText()).isEqualTo("PARTIALLY_CANCELED");
    assertThat(part.json().at("/remainingAmount/amount").asText()).isEqualTo("6000");
    assertThat(rest.status()).isEqualTo(200);
    JsonNode payment = rest.json();
    assertThat(payment.get("status").asText()).isEqualTo("CANCELED");
    assertThat(payment.at("/orders/0/refundedAmount/amount").asText()).isEqualTo("10000");
    assertThat(payment.get("cancels"))
        .hasSize(2)
        .allSatisfy(cancel -> assertThat(cancel.get("status").asText()).isEqualTo("DONE"));
    assertThat(toss.account(paymentId).canceled()).isEqualTo(10_000);
    assertThat(refundsDone(paymentId)).isEqualTo(2);
    assertThat(books.journals(paymentId)).isEqualTo(3);
    assertThat(books.walletEntries(paymentId)).isEqualTo(3);
    assertThat(shop.get("/wallets/v1/" + seller).json().at("/balance/amount").asLong()).isZero();
    assertThat(books.events(paymentId, "payment.partially_canceled")).isEqualTo(1);
    assertThat(books.events(paymentId, "payment.canceled")).isEqualTo(1);
    books.assertGood();
  }

  @Test
  void lostAnswerToACancelDoesNotRefundTwice() {
    String paymentId = paid("seller-1", 10_000);
    toss.fault(
        """
        {"endpoint":"cancel","fault":"RESET_AFTER_COMMIT","count":1,"orderId":"%s"}\
        """
            .formatted(paymentId));

    shop.cancel(paymentId, 4_000);

    awaitRefunded(paymentId, 4_000);
    assertThat(refundsDone(paymentId)).isEqualTo(1);
    assertThat(toss.account(paymentId).canceled()).isEqualTo(4_000);
    assertThat(books.journals(paymentId)).isEqualTo(2);
  }

  @Test
  void twoCancelsAtOnceNeverExceedTheCharge() throws Exception {
    String paymentId = paid("seller-1,seller-2", 7_000, 3_000);

    List<Answer> answers = new ArrayList<>();
    try (ExecutorService shops = Executors.newFixedThreadPool(4)) {
      List<Future<Answer>> futures = new ArrayList<>();
      for (int n = 0; n < 4; n++) {
        futures.add(shops.submit(() -> shop.cancel(paymentId, 4_000)));
      }
      for (Future<Answer> future : futures) {
        answers.add(future.get());
      }
    }

    awaitRefunded(paymentId, 8_000);
    assertThat(answers).extracting(Answer::status).filteredOn(status -> status == 409).hasSize(2);
    assertThat(toss.account(paymentId).canceled()).isEqualTo(8_000);
    assertThat(books.journals(paymentId)).isEqualTo(3);
    books.assertGood();
  }

  @Test
  void cancelInTossBackOfficeArrivesAndIsBooked() {
    String paymentId = paid("seller-1,seller-2", 7_000, 3_000);

    toss.backOfficeCancel(paymentKey, 1_001);
    awaitRefunded(paymentId, 1_001);
    toss.backOfficeCancel(paymentKey, 999); // Toss's status stays PARTIAL_CANCELED
    awaitRefunded(paymentId, 2_000);

    JsonNode payment = shop.payment(paymentId);
    assertThat(payment.get("status").asText()).isEqualTo("PARTIALLY_CANCELED");
    assertThat(payment.get("cancels"))
        .hasSize(2)
        .allSatisfy(cancel -> assertThat(cancel.get("source").asText()).isEqualTo("TOSS"));
    assertThat(payment.at("/cancels/0/orders/0/amount/amount").asText()).isEqualTo("701");
    assertThat(books.journals(paymentId)).isEqualTo(3);
    assertThat(books.events(paymentId, "payment.partially_canceled")).isEqualTo(2);
    books.assertGood();
  }

  @Test
  void replayIsTheSameRefund() {
    String paymentId = paid("seller-1", 10_000);
    String key = UUID.randomUUID().toString();

    Answer first = shop.cancel(key, paymentId, 4_000);
    Answer again = shop.cancel(key, paymentId, 4_000);
    Answer other = shop.cancel(key, paymentId, 5_000);

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.raw().headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(other.status()).isEqualTo(422);
    assertThat(toss.account(paymentId).canceled()).isEqualTo(4_000);
  }

  @Test
  void operatorsCancelOfAChargedPaymentRefundsIt() {
    String paymentId = paid("seller-1", 10_000);
    Shop operator = running.as("operator");

    Answer told =
        operator.post(
            "/operations/v1/payments/" + paymentId + "/cancel", "{\"reason\":\"the shop called\"}");

    assertThat(told.status()).isEqualTo(200);
    awaitRefunded(paymentId, 10_000);
    JsonNode payment = shop.payment(paymentId);
    assertThat(payment.get("status").asText()).isEqualTo("CANCELED");
    assertThat(payment.at("/cancels/0/source").asText()).isEqualTo("OPERATOR");
    assertThat(toss.account(paymentId).canceled()).isEqualTo(10_000);
    assertThat(
            books.number(
                "select count(*) from audit where allowed and action = 'CANCEL' and subject = ?",
                paymentId))
        .isEqualTo(1);
  }

  private String paid(String sellers, long... amounts) {
    long sum = java.util.Arrays.stream(amounts).sum();
    String paymentId = shop.pay(sellers, amounts);
    paymentKey = toss.authenticate(paymentId, sum);
    Answer answer = shop.confirm(paymentId, paymentKey, sum);
    assertThat(answer.json().get("status").asText()).isEqualTo("DONE");
    return paymentId;
  }

  private static void awaitRefunded(String paymentId, long won) {
    Until.holds(
        paymentId + " gave back " + won,
        RECOVERY,
        () ->
            books.number("select refunded_amount from payment_event where id = ?", paymentId)
                == won);
  }

  private static long refundsDone(String paymentId) {
    return books.number(
        "select count(*) from refund where status = 'DONE' and payment_event_id = ?", paymentId);
  }
}
