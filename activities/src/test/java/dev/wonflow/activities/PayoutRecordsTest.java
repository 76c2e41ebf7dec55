package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.payout.PayoutEnd;
import dev.wonflow.payout.PayoutMark;
import dev.wonflow.payout.PayoutRecords;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutReturn;
import dev.wonflow.payout.PayoutState;
import dev.wonflow.payout.PayoutStatus;
import dev.wonflow.payout.PayoutWaits;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** Payouts, their journals and the wallet on a real PostgreSQL. */
class PayoutRecordsTest extends DatabaseTest {
  private static final Instant AT = Instant.parse("2026-01-05T01:00:00Z");
  private final String seller = aSeller();
  @Autowired private PayoutRecords payouts;
  private List<VerifyLedger.Break> brokenByOthers = List.of();

  @BeforeEach
  void earn() {
    brokenByOthers = new VerifyLedger(sql).breaks();
    TestPayment payment = aPayment().with(seller, 10_000);
    book(payment);
    wallet.credit(payment.credit());
    deliver(payment);
    approve("APPROVED");
  }

  @AfterEach
  void booksAreWhole() {
    assertThat(new VerifyLedger(sql).breaks()).isEqualTo(brokenByOthers);
  }

  @Test
  void holdTakesTheMoneyOutOfTheWalletOnce() {
    PayoutRequest request = request(9_700);

    PayoutState first = payouts.open(request);
    PayoutState second = payouts.open(request);

    assertThat(first.status()).isEqualTo(PayoutStatus.HELD);
    assertThat(second).isEqualTo(first);
    assertThat(balance()).isZero();
    assertThat(accounts(request))
        .containsExactly("seller-payable D 9700", "payout-in-transit C 9700");
  }

  @Test
  void whatARefundHoldsIsNeitherPaidOutNorLostFromTheEntries() {
    sql.sql("update wallet set balance = 5819, held = 3881 where seller_id = ?")
        .param(seller)
        .update();

    assertThat(payouts.open(request(5_820)).status()).isEqualTo(PayoutStatus.REFUSED);
    assertThat(payouts.open(request(5_000)).status()).isEqualTo(PayoutStatus.HELD);
    assertThat(
            rows(
                "select amount, balance_after from wallet_entry where seller_id = ? order by id",
                seller))
        .containsExactly("9700 9700", "-5000 4700");
  }

  @Test
  void moreThanIsAvailableIsRefusedAndMovesNothing() {
    PayoutState refused = payouts.open(request(9_701));

    assertThat(refused.status()).isEqualTo(PayoutStatus.REFUSED);
    assertThat(refused.failure()).isEqualTo(Failure.of(ErrorCode.INSUFFICIENT_AVAILABLE));
    assertThat(balance()).isEqualTo(9_700);
  }

  @Test
  void whatIsPendingIsNotPaidOut() {
    TestPayment later = aPayment().with(seller, 10_000);
    book(later);
    wallet.credit(later.credit());

    assertThat(payouts.open(request(9_701)).status()).isEqualTo(PayoutStatus.REFUSED);
    assertThat(payouts.open(request(9_700)).status()).isEqualTo(PayoutStatus.HELD);
    assertThat(balance()).isEqualTo(9_700);

    deliver(later);

    assertThat(payouts.open(request(9_700)).status()).isEqualTo(PayoutStatus.HELD);
  }

  @Test
  void sellerThatTossDoesNotPayIsRefused() {
    approve("KYC_REQUIRED");

    assertThat(payouts.open(request(1)).failure())
        .isEqualTo(Failure.of(ErrorCode.SELLER_NOT_PAYABLE));
  }

  @Test
  void parallelPayoutsNeverExceedTheBalance() {
    List<PayoutState> states =
        AtOnce.times(32, i -> AtOnce.retrying(() -> payouts.open(request(970))));

    assertThat(states).filteredOn(s -> s.status() == PayoutStatus.HELD).hasSize(10);
    assertThat(states).filteredOn(s -> s.status() == PayoutStatus.REFUSED).hasSize(22);
    assertThat(balance()).isZero();
  }

  @Test
  void sameRequestAtOnceIsHeldOnce() {
    PayoutRequest request = request(4_000);

    List<PayoutState> states = AtOnce.times(8, i -> AtOnce.retrying(() -> payouts.open(request)));

    assertThat(states).extracting(PayoutState::status).containsOnly(PayoutStatus.HELD);
    assertThat(balance()).isEqualTo(5_700);
  }

  @Test
  void completedPayoutLeavesOurBalanceAtToss() {
    PayoutRequest request = sent(4_000);

    payouts.end(end(request, PayoutStatus.COMPLETED));
    PayoutState again = payouts.end(end(request, PayoutStatus.COMPLETED));

    assertThat(again.status()).isEqualTo(PayoutStatus.COMPLETED);
    assertThat(accounts(request))
        .containsExactly(
            "seller-payable D 4000",
            "payout-in-transit C 4000",
            "payout-in-transit D 4000",
            "toss-balance C 4000");
    assertThat(balance()).isEqualTo(5_700);
    assertThat(events(request)).containsExactly("payout.completed");
  }

  @Test
  void failedPayoutGoesBackToTheWallet() {
    PayoutRequest request = sent(4_000);

    payouts.end(end(request, PayoutStatus.FAILED));
    payouts.end(end(request, PayoutStatus.FAILED));

    assertThat(balance()).isEqualTo(9_700);
    assertThat(events(request)).containsExactly("payout.failed");
  }

  @Test
  void whatHasEndedDoesNotEndOtherwise() {
    PayoutRequest request = sent(4_000);
    payouts.end(end(request, PayoutStatus.COMPLETED));

    assertThat(payouts.end(end(request, PayoutStatus.FAILED)).status())
        .isEqualTo(PayoutStatus.COMPLETED);
    assertThat(
            payouts
                .mark(new PayoutMark(request.payoutId(), PayoutStatus.UNKNOWN, null, null, null))
                .status())
        .isEqualTo(PayoutStatus.COMPLETED);
    assertThat(balance()).isEqualTo(5_700);
  }

  @Test
  void returnAfterTheEndGivesTheMoneyBackOnce() {
    PayoutRequest request = sent(4_000);
    payouts.end(end(request, PayoutStatus.COMPLETED));

    PayoutState first = payouts.takeBack(new PayoutReturn(request.payoutId(), "finance-1", AT));
    PayoutState again = payouts.takeBack(new PayoutReturn(request.payoutId(), "finance-2", AT));

    assertThat(first.status()).isEqualTo(PayoutStatus.RETURNED);
    assertThat(again).isEqualTo(first);
    assertThat(accounts(request))
        .endsWith("toss-balance D 4000", "seller-payable C 4000")
        .hasSize(6);
    assertThat(balance()).isEqualTo(9_700);
    assertThat(events(request)).containsExactly("payout.completed", "payout.returned");
    assertThat(
            rows(
                """
                select o.key from journal j join journal o on o.id = j.reverses where j.key = 'payout-back:' || ?
                """,
                request.payoutId().value()))
        .containsExactly("payout-done:" + request.payoutId());
  }

  @Test
  void whatIsNotCompletedIsNotReturned() {
    PayoutRequest request = sent(4_000);

    assertThat(payouts.takeBack(new PayoutReturn(request.payoutId(), "finance-1", AT)).status())
        .isEqualTo(PayoutStatus.SENT);
    payouts.end(end(request, PayoutStatus.FAILED));
    assertThat(payouts.takeBack(new PayoutReturn(request.payoutId(), "finance-1", AT)).status())
        .isEqualTo(PayoutStatus.FAILED);

    assertThat(balance()).isEqualTo(9_700);
  }

  @Test
  void receiversLearnThatAPayoutIsCalledOff() {
    PayoutRequest request = request(4_000);
    payouts.open(request);

    payouts.end(new PayoutEnd(request.payoutId(), PayoutStatus.CANCELED, null, null, AT));

    assertThat(events(request)).containsExactly("payout.canceled");
    assertThat(balance()).isEqualTo(9_700);
  }

  @Test
  void requesterIsNeverStoredAsApprover() {
    PayoutRequest request = request(4_000);
    payouts.open(request);

    assertThatThrownBy(
            () ->
                payouts.mark(
                    new PayoutMark(
                        request.payoutId(), PayoutStatus.SCHEDULED, null, "finance-1", AT)))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void otherRequestUnderTheSameIdIsAConflict() {
    PayoutRequest request = request(4_000);
    payouts.open(request);

    assertConflict(
        () ->
            payouts.open(
                new PayoutRequest(
                    request.payoutId(),
                    "demo",
                    request.sellerId(),
                    request.amount(),
                    "finance-1",
                    "another",
                    request.approvalAbove(),
                    AT,
                    PayoutWaits.DEFAULT,
                    null)));
  }

  private PayoutRequest sent(long won) {
    PayoutRequest request = request(won);
    payouts.open(request);
    payouts.mark(
        new PayoutMark(
            request.payoutId(), PayoutStatus.SENT, "FPA_" + request.payoutId(), null, null));
    return request;
  }

  private PayoutRequest request(long won) {
    return new PayoutRequest(
        Ids.payout("test", "demo", UUID.randomUUID().toString()),
        "demo",
        new SellerId(seller),
        Money.krw(won),
        "finance-1",
        "print",
        Money.krw(1_000_000),
        AT,
        PayoutWaits.DEFAULT,
        null);
  }

  private static PayoutEnd end(PayoutRequest request, PayoutStatus status) {
    Failure failure =
        status == PayoutStatus.FAILED
            ? new Failure(ErrorCode.DECLINED, "INVALID_ACCOUNT_NUMBER", "no", null)
            : null;
    return new PayoutEnd(request.payoutId(), status, "FPA_" + request.payoutId(), failure, AT);
  }

  private void approve(String status) {
    TestSeller.approve(sql, DATABASE, seller, status);
  }

  private List<String> accounts(PayoutRequest request) {
    return rows(
        """
        select e.account, e.direction, e.amount from ledger_entry e join journal j on j.id = e.journal_id
         where j.key like '%:' || ? order by e.id
        """,
        request.payoutId().value());
  }

  private List<String> events(PayoutRequest request) {
    return rows(
        "select type from event where payment_id = ? order by sequence",
        request.payoutId().value());
  }

  private long balance() {
    return number("select balance from wallet where seller_id = ?", seller);
  }
}
