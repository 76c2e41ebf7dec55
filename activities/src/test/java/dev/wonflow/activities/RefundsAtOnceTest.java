package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.refund.RefundStatus.HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.Failure;
import dev.wonflow.refund.RefundRefusal;
import dev.wonflow.refund.RefundStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** However many refunds there are at once, and however they are split. */
class RefundsAtOnceTest extends RefundStory {
  @Test
  void databaseItselfRefusesMoreThanTheOrder() {
    charge(payment);

    assertThatThrownBy(
            () ->
                sql.sql(
                        "update payment_order set reserved_amount = 10001 where payment_event_id = ?")
                    .param(payment.id().value())
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void refundsAtOnceNeverExceedTheCharge() {
    charge(two);

    List<RefundStatus> statuses =
        AtOnce.times(
            16,
            i ->
                AtOnce.retrying(
                    () -> {
                      TestRefund refund = TestRefund.of(two, 3_000);
                      RefundStatus opened = refunds.open(refund.request()).status();
                      if (opened == HELD) {
                        ledger.refund(refund.reversal(3_000));
                        wallet.debit(refund.debit());
                      }
                      return opened;
                    }));

    assertThat(statuses).filteredOn(status -> status == HELD).hasSize(3);
    assertThat(refunded(two)).isEqualTo(9_000);
    assertThat(gap(seller)).isZero();
    assertThat(gap(other)).isZero();
  }

  /** Invariants of design §6 after each step; whatever the order, the last won leaves nothing. */
  @Test
  void randomSplitsMakeUpTheWhole() {
    long seed = System.nanoTime();
    System.out.println("randomSplitsMakeUpTheWhole: seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 12; round++) {
      TestPayment many = aPayment();
      int orders = 1 + random.nextInt(5);
      for (int n = 0; n < orders; n++) {
        many = many.with(random.nextBoolean() ? seller : other, 1 + random.nextInt(20_000));
      }
      many = many.with(seller, 100);
      charge(many);
      refundBitByBit(many, random, "seed " + seed);
    }
  }

  private void refundBitByBit(TestPayment many, Random random, String seed) {
    long left = many.amount().minor();
    List<TestRefund> open = new ArrayList<>();
    List<Long> amounts = new ArrayList<>();
    while (left > 0) {
      long won = random.nextInt(3) == 0 ? left : 1 + random.nextLong(left);
      TestRefund refund = TestRefund.of(many, won);
      assertThat(refunds.open(refund.request()).status()).as(seed).isEqualTo(HELD);
      assertGood(seed);
      if (random.nextInt(4) == 0) {
        refunds.refuse(new RefundRefusal(refund.id(), Failure.of(ErrorCode.DECLINED)));
      } else {
        open.add(refund);
        amounts.add(won);
        left -= won;
      }
      assertGood(seed);
    }
    while (!open.isEmpty()) { // booked in another order than opened
      int n = random.nextInt(open.size());
      ledger.refund(open.get(n).reversal(amounts.remove(n)));
      wallet.debit(open.remove(n).debit());
      assertGood(seed);
    }
    assertThat(accounts(many)).as(seed).containsOnly(0L);
    assertThat(refunded(many)).as(seed).isEqualTo(many.amount().minor());
  }

  private void assertGood(String seed) {
    assertThat(gap(seller)).as(seed).isZero();
    assertThat(gap(other)).as(seed).isZero();
  }

  private long refunded(TestPayment of) {
    return number("select refunded_amount from payment_event where id = ?", of.id().value());
  }
}
