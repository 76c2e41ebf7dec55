package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.payout.PayoutRecords;
import dev.wonflow.payout.PayoutStatus;
import dev.wonflow.reconciliation.Comparing;
import dev.wonflow.reconciliation.Comparison;
import dev.wonflow.reconciliation.PayoutReading;
import dev.wonflow.reconciliation.PayoutsRead;
import io.temporal.failure.ActivityFailure;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Toss's list of payouts, by HTTP, against our payouts in PostgreSQL. */
class PayoutReadingTest extends DayTest {
  @Autowired private PayoutRecords payouts;
  private SentPayout ours;

  @BeforeEach
  void sendOne() {
    ours = SentPayout.of(this, payouts, 5_000, at(9));
  }

  @AfterEach
  void endIt() {
    ours.ended(this, payouts, PayoutStatus.COMPLETED);
  }

  @Test
  void everyPageIsStoredAndWhatTheBooksDoNotKnowIsFound() {
    long run = open("paged");
    answered(true, item(SentPayout.tossId(ours.id()), ours.id().value(), "COMPLETED"));
    answered(false, item("FPA_other_" + date, "somebody-elses", "COMPLETED"));

    assertThat(pages(run))
        .extracting(PayoutsRead::after, PayoutsRead::payouts, PayoutsRead::atEnd)
        .containsExactly(null, 2, true);

    reconciliation.compare(new Comparing(run, 1));
    assertThat(payoutsFound(run))
        .containsExactly(
            "PAYOUT_NOT_BOOKED automatable payout:" + ours.id() + " 5000",
            "PAYOUT_NOT_BOOKED unknown payout:FPA_other_" + date + " 5000");
  }

  @Test
  void lastWordOfAPayoutCounts() {
    long run = open("moved");
    read(run, item(SentPayout.tossId(ours.id()), ours.id().value(), "REQUESTED"));
    reconciliation.compare(new Comparing(run, 1));
    assertThat(payoutsFound(run)).isEmpty();

    read(run, item(SentPayout.tossId(ours.id()), ours.id().value(), "COMPLETED"));
    reconciliation.compare(new Comparing(run, 2));

    assertThat(payoutsFound(run)).hasSize(1);
    assertThat(
            number("select count(*) from toss_payout where ref_payout_id = ?", ours.id().value()))
        .isOne();
  }

  @Test
  void listWithoutAPayoutThatTossShowedBeforeIsShort() {
    String payout = item(SentPayout.tossId(ours.id()), ours.id().value(), "COMPLETED");
    long first = open("whole");
    read(first, payout);
    assertThat(compared(first).vanished()).isZero();
    closed(first);
    long second = open("short");
    read(second);

    assertThat(compared(second).vanished()).isOne();
  }

  @Test
  void runsOfTwoDatesReadTheSamePayoutsAndNeitherMissesOne() {
    String payout = item(SentPayout.tossId(ours.id()), ours.id().value(), "COMPLETED");
    long earlier = open("earlier");
    date = date.plusDays(1);
    long later = open("later");
    date = date.minusDays(1);

    read(earlier, payout);
    read(later, payout);
    assertThat(compared(earlier).vanished()).isZero();
    read(earlier, payout);
    assertThat(
            number("select seen_run from toss_payout where ref_payout_id = ?", ours.id().value()))
        .isEqualTo(later);
  }

  @Test
  void listThatBreaksOffFails() {
    long run = open("broken");
    answered(true, item(SentPayout.tossId(ours.id()), ours.id().value(), "COMPLETED"));
    toss.answer(200, "<html>");

    assertThatThrownBy(() -> pages(run))
        .isInstanceOf(ActivityFailure.class)
        .hasStackTraceContaining("TOSS_NO_ANSWER");
  }

  @Test
  void readingGoesOnFromItsLastHeartbeatWithTheSameList() throws InterruptedException {
    long run = open("resumed");
    answered(false, item("FPA_other_" + date, "behind-a-heartbeat", "COMPLETED"));
    var before = new PayoutsRead(date.minusDays(9), "FPA_before", 1_000, false);
    temporal.setHeartbeatDetails(before); // of the next activity

    assertThat(pages(run)).isEqualTo(new PayoutsRead(date.minusDays(9), null, 1_001, true));

    assertThat(TossDay.lastAsked())
        .isEqualTo(
            "/v2/payouts?limit=1000&startingAfter=FPA_before&payoutDateGte=" + date.minusDays(9));
  }

  @Test
  void readingThatIsLongIsGoneOnWithByTheNext() {
    long run = open("long");
    for (int page = 1; page <= 20; page++) {
      answered(true, item("FPA_%s_%d".formatted(date, page), "out_" + page, "COMPLETED"));
    }

    PayoutsRead first = pages(run);

    assertThat(first).isEqualTo(new PayoutsRead(first.since(), "FPA_next", 20, false));
    answered(false);
    assertThat(payoutReports.readPayouts(new PayoutReading(run, first)))
        .isEqualTo(new PayoutsRead(first.since(), null, 20, true));
  }

  private void read(long run, String... items) {
    answered(false, items);
    pages(run);
  }

  private PayoutsRead pages(long run) {
    return payoutReports.readPayouts(new PayoutReading(run, PayoutsRead.none()));
  }

  private Comparison compared(long run) {
    return reconciliation.compare(new Comparing(run, 1));
  }

  private void answered(boolean more, String... items) {
    toss.answer(
        200,
        "{\"entityBody\":{\"items\":[%s],\"hasNext\":%s,\"lastCursor\":\"FPA_next\"}}"
            .formatted(String.join(",", items), more));
  }

  private String item(String id, String reference, String status) {
    return """
    {"id":"%s","refPayoutId":"%s","status":"%s","payoutDate":"%s","amount":{"currency":"KRW","value":5000.0}}\
    """
        .formatted(id, reference, status, date);
  }

  private List<String> payoutsFound(long run) {
    return rows(
        """
        select d.class, d.kind, d.key, s.theirs
          from discrepancy_sighting s join discrepancy d on d.id = s.discrepancy_id
          join reconciliation_run r on r.id = s.run_id and r.last_round = s.round
         where s.run_id = ? and d.class like 'PAYOUT%' order by d.kind
        """,
        run);
  }
}
