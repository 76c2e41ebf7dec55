package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.wonflow.payout.PayoutStatus;
import dev.wonflow.payout.PayoutWaits;
import dev.wonflow.refund.RefundRecords;
import dev.wonflow.refund.RefundRefusal;
import dev.wonflow.refund.RefundStatus;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Refunds, deliveries and payouts of one seller, each step at a time that a seed chooses, some at
 * once: never is more paid out and given back than came in.
 */
@TestPropertySource(properties = "wonflow.refund.policy=refuse")
class RefundAgainstPayoutTest extends DatabaseTest {
  private static final Instant AT = Instant.parse("2026-01-06T01:00:00Z");
  private static final int PAYMENTS = 3;

  @Autowired private RefundRecords refunds;
  @Autowired private PayoutRecords payouts;
  private Random random = new Random(0);
  private String seller = "";

  @Test
  void twentyInterleavingsNeverGiveMoreThanCameIn() {
    interleave(20);
  }

  @Tag("long")
  @Test
  void twoHundredInterleavingsNeverGiveMoreThanCameIn() {
    interleave(200);
  }

  private void interleave(int seeds) {
    List<VerifyLedger.Break> brokenByOthers = new VerifyLedger(sql).breaks();
    for (int seed = 1; seed <= seeds; seed++) {
      random = new Random(seed);
      seller = aSeller();
      TestSeller.approve(sql, DATABASE, seller, "APPROVED");
      run(seed);
    }
    assertThat(new VerifyLedger(sql).breaks()).isEqualTo(brokenByOthers);
  }

  private void run(int seed) {
    List<Deque<Runnable>> actors = new ArrayList<>();
    for (int n = 0; n < PAYMENTS; n++) {
      TestPayment payment = aPayment().with(seller, 10_000);
      book(payment);
      wallet.credit(payment.credit());
      actors.add(steps(() -> deliver(payment)));
      actors.add(refund(payment));
      actors.add(refund(payment));
      actors.add(payout(n));
    }
    while (!actors.isEmpty()) {
      Deque<Runnable> one = actors.get(random.nextInt(actors.size()));
      Deque<Runnable> other = actors.get(random.nextInt(actors.size()));
      if (one.equals(other) || random.nextBoolean()) {
        one.removeFirst().run();
      } else {
        List<Runnable> both = List.of(one.removeFirst(), other.removeFirst());
        AtOnce.times(2, i -> AtOnce.retrying(() -> done(both.get(i))));
      }
      actors.removeIf(Deque::isEmpty);
      assertNoMoreThanCameIn(seed);
    }
  }

  private Deque<Runnable> refund(TestPayment payment) {
    long won = 1L + random.nextInt(9_000);
    boolean given = random.nextInt(4) > 0;
    TestRefund refund = TestRefund.of(payment, won);
    boolean[] held = new boolean[1];
    return steps(
        () -> held[0] = refunds.open(refund.request()).status() == RefundStatus.HELD,
        () -> {
          if (held[0] && given) {
            ledger.refund(refund.reversal(won));
          }
        },
        () -> {
          if (held[0] && given) {
            wallet.debit(refund.debit());
          } else if (held[0]) {
            refunds.refuse(new RefundRefusal(refund.id(), Failure.of(ErrorCode.DECLINED)));
          }
        });
  }

  private Deque<Runnable> payout(int n) {
    PayoutRequest request =
        new PayoutRequest(
            Ids.payout("test", seller, "payout " + n),
            "demo",
            new SellerId(seller),
            Money.krw(1 + random.nextInt(12_000)),
            "finance-1",
            "print",
            Money.krw(1_000_000),
            AT,
            PayoutWaits.DEFAULT,
            null);
    String atToss = "FPA_" + request.payoutId();
    PayoutStatus end =
        List.of(PayoutStatus.COMPLETED, PayoutStatus.COMPLETED, PayoutStatus.FAILED)
            .get(random.nextInt(3));
    boolean back = random.nextInt(4) == 0;
    boolean[] held = new boolean[1];
    return steps(
        () -> held[0] = payouts.open(request).status() == PayoutStatus.HELD,
        () -> {
          if (held[0]) {
            payouts.mark(new PayoutMark(request.payoutId(), PayoutStatus.SENT, atToss, null, null));
          }
        },
        () -> {
          if (held[0]) {
            payouts.end(new PayoutEnd(request.payoutId(), end, atToss, null, AT));
          }
        },
        () -> {
          if (held[0] && back) {
            payouts.takeBack(new PayoutReturn(request.payoutId(), "finance-1", AT));
          }
        });
  }

  private static Deque<Runnable> steps(Runnable... steps) {
    return new ArrayDeque<>(List.of(steps));
  }

  private static boolean done(Runnable step) {
    step.run();
    return true;
  }

  private void assertNoMoreThanCameIn(int seed) {
    String sums =
        rows(
                """
                select w.balance >= 0, w.held >= 0, w.pending >= 0,
                       w.balance + w.held + paid.won + given.won = 29100
                  from wallet w cross join lateral
                       (select coalesce(sum(amount), 0) as won from payout where seller_id = w.seller_id
                           and status not in ('REFUSED', 'CANCELED', 'FAILED', 'RETURNED')) paid cross join lateral
                       (select coalesce(-sum(amount), 0) as won from wallet_entry e
                         where e.seller_id = w.seller_id and e.key like 'cancel:%') given
                 where w.seller_id = ?
                """,
                seller)
            .getFirst();
    assertThat(sums).as("seed %d, %s", seed, seller).isEqualTo("t t t t");
  }
}
