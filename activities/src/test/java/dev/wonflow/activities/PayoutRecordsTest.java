package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.Failure;
import dev.wonflow.payout.PayoutMark;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutState;
import dev.wonflow.payout.PayoutStatus;
import dev.wonflow.payout.PayoutWaits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What is held for payouts, and what is refused. */
class PayoutRecordsTest extends PayoutRecordsStory {
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
}
