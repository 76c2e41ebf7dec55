package dev.wonflow.e2e;

import static dev.wonflow.e2e.SellerSide.ACCOUNT;
import static dev.wonflow.e2e.SellerSide.FAILING;
import static dev.wonflow.e2e.SellerSide.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.e2e.Http.Answer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sellers get what they are owed, once, and it comes back if it fails. */
class PayoutIT {
  private static RunningSystem running;
  private static Finance finance;
  private static Finance finance2;
  private SellerSide seller;

  @BeforeAll
  static void start() {
    running = PayoutSystem.shared();
    finance = new Finance(running.system.apiUrl(), running.system.demoKey("finance"));
    finance2 = new Finance(running.system.apiUrl(), running.system.demoKey("finance2"));
  }

  @BeforeEach
  void open() {
    seller = new SellerSide(running);
  }

  @AfterEach
  void booksAreWhole() {
    running.books.assertGood();
  }

  @Test
  void sellerIsPaidOnceAndTheBooksSaySo() {
    String payoutId = seller.registered(ACCOUNT).earns(10_000).paid(4_000);

    seller.await(payoutId, "COMPLETED");
    assertThat(running.toss.payouts(payoutId)).containsExactly("1 4000 COMPLETED");
    assertThat(seller.balance()).isEqualTo(9_700 - 4_000);
    assertThat(running.books.events(payoutId, "payout.completed")).isOne();
    assertThat(journals(payoutId)).isEqualTo(2);
    Until.holds("a signed webhook came", LIMIT, () -> webhooks("<> 'FORGED'") > 0);
  }

  @Test
  void onlyWhatIsDeliveredIsPaidAndACancelTakesFromWhatIsNot() {
    seller.registered(ACCOUNT);
    String paymentId = seller.sells(10_000);
    assertThat(finance.wallet(seller.id, "pending")).isEqualTo(9_700);
    assertThat(finance.pay(seller.id, 1).problem()).isEqualTo("409 INSUFFICIENT_AVAILABLE");

    assertThat(running.shop.cancel(paymentId, 4_000).status()).isIn(200, 202);
    Until.holds(
        "cancelled", LIMIT, () -> running.shop.status(paymentId).equals("PARTIALLY_CANCELED"));
    assertThat(finance.wallet(seller.id, "pending")).isEqualTo(5_819);
    Answer delivered = running.shop.deliver(paymentId, 1);
    assertThat(running.shop.deliver(paymentId, 1).json()).isEqualTo(delivered.json());

    assertThat(delivered.json().get("deliveredAt").asText()).endsWith("+09:00");
    assertThat(finance.wallet(seller.id, "available")).isEqualTo(5_819);
    seller.await(seller.paid(5_819), "COMPLETED");
    assertThat(seller.balance()).isZero();
  }

  @Test
  void lostAnswerPaysOnceAfterASecondPersonApproved() {
    String payoutId = seller.registered(ACCOUNT).earns(2_000_000).paid(1_500_000);
    seller.await(payoutId, "WAITING_FOR_APPROVAL");
    assertThat(finance.approve(payoutId).status()).isEqualTo(403);
    running.toss.fault(
        "{\"endpoint\":\"payouts\",\"fault\":\"RESET_AFTER_COMMIT\",\"count\":1,\"orderId\":\"%s\"}"
            .formatted(payoutId));

    assertThat(finance2.approve(payoutId).status()).isIn(200, 202);

    seller.await(payoutId, "COMPLETED");
    assertThat(running.toss.payouts(payoutId)).containsExactly("1 1500000 COMPLETED");
    assertThat(seller.balance()).isEqualTo(1_940_000 - 1_500_000);
    assertThat(audit(payoutId, "APPROVE", "allowed")).isOne();
    assertThat(audit(payoutId, "APPROVE", "outcome = 'APPROVER_IS_REQUESTER'")).isOne();
  }

  @Test
  void failedPayoutComesBackToTheWallet() {
    String payoutId = seller.registered(FAILING).earns(10_000).paid(9_700);

    seller.await(payoutId, "FAILED");
    assertThat(seller.balance()).isEqualTo(9_700);
    assertThat(running.toss.payouts(payoutId)).containsExactly("1 0 FAILED");
    assertThat(running.books.events(payoutId, "payout.failed")).isOne();
  }

  @Test
  void returnAfterTheEndIsBookedOnceWithItsEvidence() {
    String payoutId = seller.registered(ACCOUNT).earns(10_000).paid(9_700);
    seller.await(payoutId, "COMPLETED");
    assertThat(seller.balance()).isZero();

    assertThat(finance.returned(payoutId, "statement of today, line 7").status()).isEqualTo(200);
    assertThat(finance.returned(payoutId, "once more").status()).isEqualTo(200);

    seller.await(payoutId, "RETURNED");
    assertThat(seller.balance()).isEqualTo(9_700);
    assertThat(journals(payoutId)).isEqualTo(3);
    assertThat(running.books.events(payoutId, "payout.returned")).isOne();
    assertThat(audit(payoutId, "RETURNED", "evidence = 'statement of today, line 7'")).isOne();
    seller.await(seller.paid(9_700), "COMPLETED"); // the money is free again
  }

  @Test
  void balanceAtTossIsShownBesideWhatSellersCouldBePaid() {
    seller.registered(ACCOUNT).earns(10_000);
    long before = finance.balance("available");
    assertThat(finance.balance("sellersAvailable")).isGreaterThanOrEqualTo(9_700);

    seller.await(seller.paid(4_000), "COMPLETED");

    assertThat(finance.balance("available")).isEqualTo(before - 4_000);
  }

  @Test
  void whatTossHasPlannedIsCalledOffThere() {
    seller.registered(ACCOUNT).earns(10_000);
    String day = LocalDate.now(ZoneId.of("Asia/Seoul")).plusDays(30).toString();
    String payoutId = SellerSide.payoutId(finance.payOn(seller.id, 9_700, day));
    Until.holds(
        "planned at Toss",
        LIMIT,
        () -> running.toss.payouts(payoutId).equals(List.of("1 0 REQUESTED")));
    seller.await(payoutId, "SCHEDULED");

    assertThat(finance.cancel(payoutId).status()).isIn(200, 202);

    seller.await(payoutId, "CANCELED");
    assertThat(running.toss.payouts(payoutId)).containsExactly("1 0 CANCELED");
    assertThat(seller.balance()).isEqualTo(9_700);
  }

  private static long journals(String payoutId) {
    return running.books.number(
        "select count(*) from journal where key like 'payout-%:' || ?", payoutId);
  }

  private static long audit(String payoutId, String action, String which) {
    return running.books.number(
        "select count(*) from audit where subject = ? and action = ? and " + which,
        payoutId,
        action);
  }

  private static long webhooks(String outcome) {
    return running.books.number(
        "select count(*) from webhook_receipt where event_type = 'payout.changed' and outcome "
            + outcome);
  }
}
