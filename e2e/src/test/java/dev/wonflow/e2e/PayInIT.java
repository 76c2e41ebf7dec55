package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.e2e.Http.Answer;
import io.temporal.api.history.v1.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the README promises about taking a buyer's money. */
class PayInIT extends SharedSystem {
  /** Of at most 25 that are asked for; 15 where signal and start meet in one task. */
  private static final int RECORDED_EVENTS = 16;

  /** Of at most 12,000 that are asked for. */
  private static final int RECORDED_BYTES = 6_500;

  private static final int CLICKS = 50;

  @Test
  void paymentOfThreeOrdersIsChargedBookedCreditedAndToldOnce() {
    String sellerA = "seller-" + UUID.randomUUID();
    String sellerB = "seller-" + UUID.randomUUID();
    String paymentId = shop.pay(sellerA + "," + sellerB, 10_000, 3_333, 777);
    assertThat(shop.status(paymentId)).isEqualTo("READY");

    Answer answer = shop.confirm(paymentId, toss.authenticate(paymentId, 14_110), 14_110);

    assertThat(answer.status()).isEqualTo(200);
    JsonNode payment = answer.json();
    assertThat(payment.get("status").asText()).isEqualTo("DONE");
    assertThat(payment.get("orders"))
        .hasSize(3)
        .allSatisfy(
            order -> {
              assertThat(order.get("status").asText()).isEqualTo("SUCCESS");
              assertThat(order.get("ledgerUpdated").asBoolean()).isTrue();
              assertThat(order.get("walletUpdated").asBoolean()).isTrue();
            });
    books.assertGood();
    assertThat(books.journals(paymentId)).isEqualTo(1);
    assertThat(balance(sellerA)).isEqualTo(9_700 + 777 - 23);
    assertThat(balance(sellerB)).isEqualTo(3_333 - 99);
    assertThat(doneEvents(paymentId)).isEqualTo(1);
    assertThat(toss.approvals(paymentId)).isEqualTo(1);
    assertThat(toss.account(paymentId).approved()).isEqualTo(14_110);
  }

  @Test
  void fiftyRequestsWithOneKeyMakeOnePayment() {
    String key = UUID.randomUUID().toString();
    String body = Shop.order("seller-1", 10_000);

    List<Answer> answers = atOnce(() -> shop.request(key, body));

    Set<String> ids = new HashSet<>();
    answers.forEach(answer -> ids.add(answer.json().get("paymentId").asText()));
    assertThat(ids).hasSize(1);
    assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(shop.request(key, Shop.order("seller-1", 20_000)).status()).isEqualTo(422);
  }

  @Test
  void fiftyConfirmsMakeOneApprovalAndTheSameAnswer() {
    String paymentId = shop.pay("seller-1", 10_000);
    String paymentKey = toss.authenticate(paymentId, 10_000);

    List<Answer> answers = atOnce(() -> shop.confirm(paymentId, paymentKey, 10_000));

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(200);
              assertThat(answer.json().get("status").asText()).isEqualTo("DONE");
            });
    assertThat(toss.approvals(paymentId)).isEqualTo(1);
    assertThat(books.journals(paymentId)).isEqualTo(1);
    assertThat(books.walletEntries(paymentId)).isEqualTo(1);
  }

  @Test
  void lostAnswerFromTossDoesNotChargeTwice() {
    String paymentId = shop.pay("seller-1", 10_000);
    String paymentKey = toss.authenticate(paymentId, 10_000);
    toss.fault(
        """
        {"endpoint":"confirm","fault":"RESET_AFTER_COMMIT","count":1,"orderId":"%s"}\
        """
            .formatted(paymentId));

    shop.confirm(paymentId, paymentKey, 10_000);

    Until.holds("DONE", Duration.ofSeconds(30), () -> shop.status(paymentId).equals("DONE"));
    assertThat(toss.approvals(paymentId)).isEqualTo(1);
    assertThat(books.journals(paymentId)).isEqualTo(1);
  }

  @Test
  void slowAnswerThatComesTooLateDoesNotChargeTwice() {
    String paymentId = shop.pay("seller-1", 10_000);
    String paymentKey = toss.authenticate(paymentId, 10_000);
    toss.fault(
        """
        {"endpoint":"confirm","fault":"LATENCY","delayMs":4000,"count":1,"orderId":"%s"}\
        """
            .formatted(paymentId));

    shop.confirm(paymentId, paymentKey, 10_000);

    Until.holds("DONE", Duration.ofSeconds(40), () -> shop.status(paymentId).equals("DONE"));
    assertThat(toss.approvals(paymentId)).isEqualTo(1);
    assertThat(books.journals(paymentId)).isEqualTo(1);
  }

  @Test
  void tamperedAmountConfirmsNothing() {
    String paymentId = shop.pay("seller-1", 10_000);
    String paymentKey = toss.authenticate(paymentId, 10_000);

    Answer answer = shop.confirm(paymentId, paymentKey, 100);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("code").asText()).isEqualTo("AMOUNT_MISMATCH");
    assertThat(shop.status(paymentId)).isEqualTo("READY");
    assertThat(toss.approvals(paymentId)).isZero();
  }

  @Test
  void paymentKeyOfAnotherOrderConfirmsNothing() {
    String cheap = shop.pay("seller-1", 10_000);
    String dear = shop.pay("seller-1", 10_000);
    String keyOfCheap = toss.authenticate(cheap, 10_000);

    Answer answer = shop.confirm(dear, keyOfCheap, 10_000);

    assertThat(answer.json().get("status").asText()).isEqualTo("FAILED");
    assertThat(answer.json().at("/failure/code").asText()).isEqualTo("CONFIRM_MISMATCH");
    assertThat(toss.approvals(cheap)).isZero();
    assertThat(toss.approvals(dear)).isZero();
    assertThat(books.journals(dear)).isZero();
  }

  @Test
  void otherPaymentKeyAfterTheFirstIsRefused() {
    String paymentId = shop.pay("seller-1", 10_000);
    shop.confirm(paymentId, toss.authenticate(paymentId, 10_000), 10_000);

    Answer answer = shop.confirm(paymentId, toss.authenticate(paymentId, 10_000), 10_000);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("code").asText()).isEqualTo("CONFIRM_CONFLICT");
    assertThat(toss.approvals(paymentId)).isEqualTo(1);
  }

  @Test
  void happyPathStaysWithinItsHistory() {
    String paymentId = shop.pay("seller-1", 10_000);
    shop.confirm(paymentId, toss.authenticate(paymentId, 10_000), 10_000);

    History history = running.temporal.fetchHistory(paymentId).getHistory();

    System.out.println(
        "History of a payment: "
            + history.getEventsCount()
            + " events, "
            + history.getSerializedSize()
            + " bytes");
    assertThat(history.getEventsCount()).isLessThanOrEqualTo(RECORDED_EVENTS);
    assertThat(history.getSerializedSize()).isLessThanOrEqualTo(RECORDED_BYTES);
  }

  private static long balance(String seller) {
    return running.finance.get("/wallets/v1/" + seller).json().at("/balance/amount").asLong();
  }

  /** Reads the whole feed, page by page. */
  private static long doneEvents(String paymentId) {
    long found = 0;
    String after = "";
    while (true) {
      JsonNode page = shop.get("/events/v1?limit=100" + after).json();
      for (JsonNode event : page.get("events")) {
        boolean ours = event.get("paymentId").asText().equals(paymentId);
        if (ours && event.get("type").asText().equals("payment.done")) {
          found++;
        }
      }
      if (page.get("events").isEmpty()) {
        return found;
      }
      after = "&after=" + page.get("next").asText();
    }
  }

  private static List<Answer> atOnce(Supplier<Answer> call) {
    try (ExecutorService clicks = Executors.newFixedThreadPool(CLICKS)) {
      List<Future<Answer>> futures = new ArrayList<>();
      for (int click = 0; click < CLICKS; click++) {
        futures.add(clicks.submit(call::get));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> future : futures) {
        answers.add(future.get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
