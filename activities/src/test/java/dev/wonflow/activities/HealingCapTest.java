package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.money.Money;
import dev.wonflow.payout.PayoutStatus;
import dev.wonflow.reconciliation.Comparing;
import dev.wonflow.reconciliation.Reading;
import dev.wonflow.reconciliation.Remedies;
import dev.wonflow.reconciliation.Remedy;
import dev.wonflow.reconciliation.RunReference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much a run may heal by itself: above it nothing is touched. */
class HealingCapTest extends ReconciliationStory {
  @Test
  void aboveTheCapNothingIsHealed() {
    for (int n = 0; n < 3; n++) {
      TestPayment charged = registered(5_000);
      toss.approval("tx-" + charged.id(), charged.key().value(), charged.id().value(), 5_000);
    }
    toss.answered();
    long run = open("many");
    readAndCompare(run);

    assertThat(reconciliation.remedies(new RunReference(run)))
        .isEqualTo(new Remedies(List.of(), List.of(), true, 3, Money.krw(15_000)));
    closed(run);
  }

  @Test
  void payoutsCountForTheCapOfHowMany() {
    long run = open("count");
    SentPayout first = paid(run, 3_000);
    TestPayment charged = registered(5_000);
    approved(charged);
    toss.answered();
    assertThat(readAndCompare(run).healable()).isEqualTo(2);

    Remedies two = reconciliation.remedies(new RunReference(run));

    assertThat(two.capped()).isFalse();
    assertThat(two.payments()).containsExactly(new Remedy(charged.id(), null));
    assertThat(two.payouts())
        .extracting(one -> one.request().payoutId())
        .containsExactly(first.id());
    SentPayout second = paid(run, 4_000);
    reconciliation.compare(new Comparing(run, 2));
    assertThat(reconciliation.remedies(new RunReference(run)))
        .isEqualTo(new Remedies(List.of(), List.of(), true, 3, Money.krw(12_000)));
    settle(run, first, second);
  }

  @Test
  void payoutsCountForTheCapOfHowMuch() {
    long run = open("amount");
    SentPayout most = paid(run, MOST_HEALED_AMOUNT);
    toss.answered();
    readAndCompare(run);

    assertThat(reconciliation.remedies(new RunReference(run)).capped()).isFalse();
    TestPayment charged = registered(100);
    new TossDay(date)
        .approval("tx-" + charged.id(), charged.key().value(), charged.id().value(), 100)
        .answered();
    reconciliation.read(new Reading(run, null));
    reconciliation.compare(new Comparing(run, 2));

    assertThat(reconciliation.remedies(new RunReference(run)))
        .isEqualTo(
            new Remedies(List.of(), List.of(), true, 2, Money.krw(MOST_HEALED_AMOUNT + 100)));
    settle(run, most);
  }

  /** Toss paid it, and the books do not know. */
  private SentPayout paid(long run, long won) {
    SentPayout payout = SentPayout.of(this, payouts, won, at(9));
    approved(payout.sale());
    payout.shown(this, run);
    return payout;
  }

  /** Nothing of theirs may be in the way of other days. */
  private void settle(long run, SentPayout... paid) {
    List.of(paid).forEach(payout -> payout.ended(this, payouts, PayoutStatus.COMPLETED));
    closed(run);
  }
}
