package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.Failure;
import dev.wonflow.payout.PayoutEnd;
import dev.wonflow.payout.PayoutMark;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutReturn;
import dev.wonflow.payout.PayoutState;
import dev.wonflow.payout.PayoutStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How payouts end in the books. */
class PayoutEndTest extends PayoutRecordsStory {
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

  private PayoutRequest sent(long won) {
    PayoutRequest request = request(won);
    payouts.open(request);
    payouts.mark(
        new PayoutMark(
            request.payoutId(), PayoutStatus.SENT, "FPA_" + request.payoutId(), null, null));
    return request;
  }

  private static PayoutEnd end(PayoutRequest request, PayoutStatus status) {
    Failure failure =
        status == PayoutStatus.FAILED
            ? new Failure(ErrorCode.DECLINED, "INVALID_ACCOUNT_NUMBER", "no", null)
            : null;
    return new PayoutEnd(request.payoutId(), status, "FPA_" + request.payoutId(), failure, AT);
  }

  private List<String> events(PayoutRequest request) {
    return rows(
        "select type from event where payment_id = ? order by sequence",
        request.payoutId().value());
  }
}
