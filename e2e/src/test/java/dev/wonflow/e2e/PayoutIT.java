package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.e2e.Http.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sellers get what they are owed, once, and it comes back if it fails. */
class PayoutIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String ACCOUNT = "110987654321";

  /** One of Toss's own accounts for trying failures. */
  private static final String FAILING = "77701777777";

  private static RunningSystem running;
  private static Finance finance;
  private static Finance finance2;
  private final String seller = "seller-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    running = RunningSystem.start(Map.of("WONFLOW_SIMULATOR_OFFICE_HOURS", "false"));
    finance = new Finance(running.system.apiUrl(), running.system.demoKey("finance"));
    finance2 = new Finance(running.system.apiUrl(), running.system.demoKey("finance2"));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @AfterEach
  void booksAreWhole() {
    assertThat(running.books.imbalance()).isZero();
    assertThat(running.books.walletGap()).isZero();
  }

  @Test
  void sellerIsPaidOnceAndTheBooksSaySo() {
    register(ACCOUNT);
    earn(10_000);

    String payoutId = id(finance.pay(seller, 4_000));

    ends(payoutId, "COMPLETED");
    assertThat(atToss(payoutId)).containsExactly("1 4000 COMPLETED");
    assertThat(balance()).isEqualTo(9_700 - 4_000);
    assertThat(running.books.events(payoutId, "payout.completed")).isOne();
    assertThat(journals(payoutId)).isEqualTo(2);
    Until.holds("a signed webhook came", LIMIT, () -> webhooks("<> 'FORGED'") > 0);
    assertThat(webhooks("= 'FORGED'")).isZero();
    assertThat(running.temporal.fetchHistory("seller-" + seller).toJson(true))
        .doesNotContain(ACCOUNT, "Hong");
  }

  @Test
  void lostAnswerPaysOnceAfterASecondPersonApproved() {
    register(ACCOUNT);
    earn(2_000_000);
    String payoutId = id(finance.pay(seller, 1_500_000));
    Until.holds(
        "waits", LIMIT, () -> finance.payoutStatus(payoutId).equals("WAITING_FOR_APPROVAL"));
    assertThat(finance.approve(payoutId).status()).isEqualTo(403);
    running.toss.fault(
        "{\"endpoint\":\"payouts\",\"fault\":\"RESET_AFTER_COMMIT\",\"count\":1,\"orderId\":\"%s\"}"
            .formatted(payoutId));

    assertThat(finance2.approve(payoutId).status()).isIn(200, 202);

    ends(payoutId, "COMPLETED");
    assertThat(atToss(payoutId)).containsExactly("1 1500000 COMPLETED");
    assertThat(balance()).isEqualTo(1_940_000 - 1_500_000);
  }

  @Test
  void failedPayoutComesBackToTheWallet() {
    register(FAILING);
    earn(10_000);

    String payoutId = id(finance.pay(seller, 9_700));

    ends(payoutId, "FAILED");
    assertThat(balance()).isEqualTo(9_700);
    assertThat(atToss(payoutId)).containsExactly("1 0 FAILED");
    assertThat(running.books.events(payoutId, "payout.failed")).isOne();
  }

  private void register(String account) {
    assertThat(finance.register(seller, account).status()).isEqualTo(201);
    Until.holds("payable", LIMIT, () -> finance.sellerStatus(seller).equals("PARTIALLY_APPROVED"));
  }

  private void earn(long won) {
    String paymentId = running.shop.pay(seller, won);
    String paymentKey = running.toss.authenticate(paymentId, won);
    Answer answer = running.shop.confirm(paymentId, paymentKey, won);
    assertThat(answer.json().get("status").asText()).isEqualTo("DONE");
  }

  private void ends(String payoutId, String status) {
    Until.holds(status, LIMIT, () -> finance.payoutStatus(payoutId).equals(status));
  }

  private static String id(Answer answer) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer.json().get("payoutId").asText();
  }

  /** How often Toss has the reference, what it paid under it, and how that ended. */
  private static List<String> atToss(String payoutId) {
    List<String> found = new ArrayList<>();
    for (JsonNode payout : running.toss.audit().get("payouts")) {
      if (payout.get("refPayoutId").asText().equals(payoutId)) {
        found.add(
            payout.get("count").asText()
                + " "
                + payout.get("paidAmount").asLong()
                + " "
                + payout.get("status").asText());
      }
    }
    return found;
  }

  private long balance() {
    return running.books.number("select balance from wallet where seller_id = ?", seller);
  }

  private static long journals(String payoutId) {
    return running.books.number(
        "select count(*) from journal where key like 'payout-%:' || ?", payoutId);
  }

  private static long webhooks(String outcome) {
    return running.books.number(
        "select count(*) from webhook_receipt where event_type = 'payout.changed' and outcome "
            + outcome);
  }
}
