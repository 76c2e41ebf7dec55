package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.reconciliation.OpenedRun;
import dev.wonflow.reconciliation.PagesRead;
import dev.wonflow.reconciliation.Reading;
import dev.wonflow.reconciliation.RunEnd;
import io.temporal.failure.ActivityFailure;
import org.junit.jupiter.api.Test;

/** How a run reads the lines of Toss. */
class ReconciliationReadingTest extends ReconciliationStory {
  @Test
  void pagesThatOverlapAreStoredOnce() {
    toss.approval("a-" + date, "k-a", "order-a", 1_000);
    toss.approval("b-" + date, "k-b", "order-b", 2_000);
    toss.approval("c-" + date, "k-c", "order-c", 3_000);
    toss.page(0, 2).page(1, 3).end();
    PagesRead read = reconciliation.read(new Reading(open("overlap"), null));

    assertThat(read).isEqualTo(new PagesRead("c-" + date, 4, 0, true));
    assertThat(number("select count(*) from toss_transaction where date = ?", date)).isEqualTo(3);
  }

  @Test
  void readingGoesOnFromItsLastHeartbeat() {
    toss.approval("d-" + date, "k-d", "order-d", 1_000).answered();
    long run = open("resumed");
    temporal.setHeartbeatDetails(new PagesRead("c-before", 2, 0, false)); // of the next activity

    PagesRead read = reconciliation.read(new Reading(run, null));

    assertThat(read).isEqualTo(new PagesRead("d-" + date, 3, 0, true));
  }

  @Test
  void lineThatChangedIsToldAndNotOverwritten() {
    toss.approval("e-" + date, "k-e", "order-e", 1_000).answered();
    long run = open("changed");
    reconciliation.read(new Reading(run, null));
    new TossDay(date).approval("e-" + date, "k-e", "order-e", 9_000).answered();

    assertThat(reconciliation.read(new Reading(run, null)).contradicted()).isOne();
    assertThat(number("select amount from toss_transaction where date = ?", date)).isEqualTo(1_000);
  }

  @Test
  void lineThatTossShowsNoMoreIsMissed() {
    toss.approval("f-" + date, "k-f", "order-f", 1_000).answered();
    long first = open("shown");
    readAndCompare(first);
    closed(first);
    new TossDay(date).end();

    assertThat(readAndCompare(open("short")).vanished()).isOne();
  }

  @Test
  void secondRunOfADateMayNotBeginWhileTheFirstRuns() {
    OpenedRun first = reconciliation.open(opening("one"));

    assertThat(reconciliation.open(opening("two")).mayBegin()).isFalse();
    assertThat(reconciliation.open(opening("one"))).isEqualTo(first);
    reconciliation.close(new RunEnd(first.runId(), "a page", null));
    assertThat(reconciliation.open(opening("two")).mayBegin()).isTrue();
    assertThat(
            rows("select number, verdict from reconciliation_run where date = ? order by 1", date))
        .containsExactly("1 incomplete", "2 null");
  }

  @Test
  void tossThatSaysNoIsNoEndOfTheList() {
    toss.answer(401, "{\"code\":\"UNAUTHORIZED_KEY\",\"message\":\"no\"}");
    long run = open("refused");

    assertThatThrownBy(() -> reconciliation.read(new Reading(run, null)))
        .isInstanceOf(ActivityFailure.class)
        .hasStackTraceContaining("TOSS_UNAUTHORIZED");
  }
}
