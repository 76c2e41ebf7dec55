package dev.wonflow.activities;

import static dev.wonflow.reconciliation.DiscrepancyClass.CANCEL_UNKNOWN_TO_US;
import static dev.wonflow.reconciliation.DiscrepancyClass.CAPTURED_NOT_BOOKED;
import static dev.wonflow.reconciliation.DiscrepancyClass.PAYMENT_NOT_FINAL;
import static dev.wonflow.reconciliation.DiscrepancyClass.PAYOUT_NOT_BOOKED;
import static dev.wonflow.reconciliation.DiscrepancyClass.PAYOUT_OVERDUE;
import static dev.wonflow.reconciliation.DiscrepancyClass.WORKFLOW_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.id.PaymentId;
import dev.wonflow.payout.PayoutRecords;
import dev.wonflow.reconciliation.Comparing;
import dev.wonflow.reconciliation.DiscrepancyClass;
import dev.wonflow.reconciliation.DiscrepancyKind;
import dev.wonflow.reconciliation.MissingWorkflows;
import dev.wonflow.reconciliation.Reading;
import dev.wonflow.reconciliation.ReconciliationOutcome;
import dev.wonflow.reconciliation.ReconciliationVerdict;
import dev.wonflow.reconciliation.Remedies;
import dev.wonflow.reconciliation.RunReference;
import dev.wonflow.reconciliation.SettlementPlace;
import dev.wonflow.reconciliation.SettlementReading;
import dev.wonflow.refund.RefundRecords;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A day of 10,000 payments with 25 differences of each of 17 classes: exactly those are found. */
class SeededDayTest extends DayTest {
  private static final int EACH = SeededDay.EACH;
  private static final Set<DiscrepancyClass> HEALED =
      Set.of(
          CAPTURED_NOT_BOOKED,
          CANCEL_UNKNOWN_TO_US,
          PAYMENT_NOT_FINAL,
          WORKFLOW_MISSING,
          PAYOUT_NOT_BOOKED,
          PAYOUT_OVERDUE);

  @Autowired private RefundRecords refunds;
  @Autowired private PayoutRecords payouts;
  private List<String> brokenByOthers = List.of();

  @DynamicPropertySource
  static void healThemAll(DynamicPropertyRegistry settings) {
    settings.add("wonflow.reconciliation.most-healed", () -> 1_000);
  }

  @Test
  void exactlyTheSeededDifferencesAreFoundAndAfterHealingOnlyTheManualOnes() {
    long seed = System.nanoTime();
    System.out.println("SeededDayTest: seed " + seed + ", day " + date);
    brokenByOthers = new VerifyLedger(sql).breaks().stream().map(Object::toString).toList();
    var seeded = new SeededDay(this, refunds, payouts);
    seeded.write(seed);
    try {
      long first = open("first");
      seeded.owners().showPaidOut(first);
      readAll(first, seeded);
      ReconciliationOutcome outcome = closed(first);

      assertThat(found(first, 1)).as("seed %d", seed).isEqualTo(seeded.differences());
      assertIdentity(first, 1, outcome);
      assertThat(outcome.verdict()).isEqualTo(ReconciliationVerdict.OPEN);
      Remedies remedies = reconciliation.remedies(new RunReference(first));
      assertThat(remedies.payments()).hasSize(4 * EACH);
      assertThat(remedies.payouts()).hasSize(2 * EACH);

      seeded.owners().heal();
      long second = open("second");
      readAll(second, seeded);
      ReconciliationOutcome after = closed(second);

      HEALED.forEach(seeded.differences()::remove);
      assertThat(found(second, 1))
          .as("after healing, seed %d", seed)
          .isEqualTo(seeded.differences());
      assertIdentity(second, 1, after);
      assertThat(
              number("select count(*) from discrepancy where date = ? and state = 'HEALED'", date))
          .isEqualTo((long) HEALED.size() * EACH);
      assertThat(
              number(
                  "select count(*) from discrepancy where date = ? and state = 'OPEN' and kind = ?",
                  date,
                  DiscrepancyKind.AUTOMATABLE.name().toLowerCase(Locale.ROOT)))
          .isZero();
    } finally {
      seeded.restoreWallets();
    }
  }

  private void readAll(long run, SeededDay seeded) {
    toss.answered(5_000);
    assertThat(reconciliation.read(new Reading(run, null)).atEnd()).isTrue();
    toss.answer(200, "[" + String.join(",", seeded.settled()) + "]");
    toss.answer(200, "[]");
    toss.answer(200, "[]");
    assertThat(settlements.read(new SettlementReading(run, SettlementPlace.START)).atEnd())
        .isTrue();
    List<PaymentId> suspects = reconciliation.suspects(new RunReference(run)).payments();
    reconciliation.keepMissing(new MissingWorkflows(run, suspects));
    reconciliation.compare(new Comparing(run, 1));
  }

  private Map<DiscrepancyClass, Set<String>> found(long run, int round) {
    Map<DiscrepancyClass, Set<String>> found = new EnumMap<>(DiscrepancyClass.class);
    sql.sql(
            """
            select d.class, d.key from discrepancy_sighting s join discrepancy d on d.id = s.discrepancy_id
             where s.run_id = :run and s.round = :round
            """)
        .param("run", run)
        .param("round", round)
        .query(
            (row, n) ->
                found
                    .computeIfAbsent(
                        DiscrepancyClass.valueOf(row.getString("class")), c -> new TreeSet<>())
                    .add(row.getString("key")))
        .list();
    found.values().forEach(keys -> keys.removeAll(brokenByOthers));
    found.values().removeIf(Set::isEmpty);
    return found;
  }

  private void assertIdentity(long run, int round, ReconciliationOutcome outcome) {
    assertThat(outcome.difference()).isEqualTo(outcome.tossTotal().minus(outcome.booksTotal()));
    assertThat(outcome.difference().minor())
        .isNotZero()
        .isEqualTo(
            number(
                "select sum(difference) from discrepancy_sighting where run_id = ? and round = ?",
                run,
                round));
  }
}
