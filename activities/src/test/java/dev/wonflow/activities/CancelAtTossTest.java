package dev.wonflow.activities;

import static dev.wonflow.refund.RefundStatus.DONE;
import static dev.wonflow.refund.RefundStatus.HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.money.Money;
import dev.wonflow.payment.Failure;
import dev.wonflow.refund.Adopted;
import dev.wonflow.refund.Adoption;
import dev.wonflow.refund.RefundOutcome;
import dev.wonflow.refund.RefundRefusal;
import dev.wonflow.toss.TossCancel;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Cancels that Toss shows, whoever made them. */
class CancelAtTossTest extends RefundStory {
  @Test
  void refundThatTossDidAfterAllIsNotRefused() {
    charge(payment);
    TestRefund refund = TestRefund.of(payment, 4_000);
    refunds.open(refund.request());
    ledger.refund(refund.reversal(4_000));

    RefundOutcome outcome =
        refunds.refuse(new RefundRefusal(refund.id(), Failure.of(ErrorCode.DECLINED)));

    assertThat(outcome.status()).isEqualTo(HELD);
    assertThat(wallet.debit(refund.debit()).remaining()).isEqualTo(Money.krw(6_000));
  }

  @Test
  void walletThatWasPaidOutBecomesNegative() {
    charge(payment);
    payOut(seller, 9_700);

    refund(TestRefund.ofTheRest(payment), 10_000);

    assertThat(wallet(seller)).isEqualTo("-9700 0");
  }

  @Test
  void cancelMadeAtTossIsAdoptedSplitAndBooked() {
    charge(two);
    TossCancel cancel = backOffice(1_001);

    Adopted adopted = refunds.adopt(new Adoption(two.id(), cancel));
    Adopted again = refunds.adopt(new Adoption(two.id(), cancel));
    book(adopted, cancel);

    assertThat(adopted.status()).isEqualTo(HELD);
    assertThat(again).isEqualTo(adopted);
    assertThat(refunds.adopt(new Adoption(two.id(), cancel)).status()).isEqualTo(DONE);
    assertThat(
            rows(
                "select amount from refund_order where refund_id = ? order by payment_order_id",
                adopted.refundId().value()))
        .containsExactly("701", "300");
    assertThat(rows("select source from refund where id = ?", adopted.refundId().value()))
        .containsExactly("TOSS");
    assertThat(gap(seller)).isZero();
  }

  @Test
  void ourOwnCancelIsAdoptedAsOurs() {
    charge(payment);
    TestRefund refund = TestRefund.of(payment, 4_000);
    refunds.open(refund.request());

    assertThat(refunds.adopt(new Adoption(payment.id(), refund.cancel(4_000))).refundId())
        .isEqualTo(refund.id());
    assertThat(refunds.adopt(new Adoption(payment.id(), refund.cancel(3_000))).refundId())
        .as("another amount is another's")
        .isNotEqualTo(refund.id());
  }

  @Test
  void cancelAtTossWaitsForTheRefundThatReservedItsRoom() {
    charge(payment);
    TestRefund refund = TestRefund.of(payment, 6_000);
    refunds.open(refund.request());
    TossCancel cancel = backOffice(5_000);

    assertThatThrownBy(() -> refunds.adopt(new Adoption(payment.id(), cancel)))
        .isInstanceOf(IllegalStateException.class);
    refunds.refuse(new RefundRefusal(refund.id(), Failure.of(ErrorCode.REFUND_EXCEEDS_REMAINING)));

    book(refunds.adopt(new Adoption(payment.id(), cancel)), cancel);
    assertThat(order(payment, 1)).isEqualTo("5000 0");
  }

  private static TossCancel backOffice(long won) {
    return new TossCancel(
        "tx-" + UUID.randomUUID(),
        Money.krw(won),
        "상점관리자 취소",
        Instant.parse("2026-01-07T00:00:00Z"));
  }
}
