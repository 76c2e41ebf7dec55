package dev.wonflow.activities;

import static dev.wonflow.reconciliation.DiscrepancyClass.AMOUNT_DIFFERS;
import static dev.wonflow.reconciliation.DiscrepancyClass.BOOKED_NOT_CAPTURED;
import static dev.wonflow.reconciliation.DiscrepancyClass.BOOKED_PAYOUT_NOT_PAID;
import static dev.wonflow.reconciliation.DiscrepancyClass.CANCEL_UNKNOWN_TO_US;
import static dev.wonflow.reconciliation.DiscrepancyClass.CAPTURED_NOT_BOOKED;
import static dev.wonflow.reconciliation.DiscrepancyClass.DONE_WITHOUT_ENTRIES;
import static dev.wonflow.reconciliation.DiscrepancyClass.DUPLICATE_LINE;
import static dev.wonflow.reconciliation.DiscrepancyClass.FEE_DIFFERS;
import static dev.wonflow.reconciliation.DiscrepancyClass.PAYMENT_NOT_FINAL;
import static dev.wonflow.reconciliation.DiscrepancyClass.PAYOUT_NOT_BOOKED;
import static dev.wonflow.reconciliation.DiscrepancyClass.PAYOUT_OVERDUE;
import static dev.wonflow.reconciliation.DiscrepancyClass.SETTLED_NOT_CAPTURED;
import static dev.wonflow.reconciliation.DiscrepancyClass.SETTLEMENT_MISSING;
import static dev.wonflow.reconciliation.DiscrepancyClass.UNKNOWN_LINE;
import static dev.wonflow.reconciliation.DiscrepancyClass.WALLET_DIFFERS_FROM_LEDGER;
import static dev.wonflow.reconciliation.DiscrepancyClass.WORKFLOW_MISSING;
import static dev.wonflow.reconciliation.DiscrepancyClass.WRONG_DATE;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A day of 10,000 payments with 25 differences of each of 17 classes: exactly those are found. */
class SeededDayTest extends DayTest {
  private static final int PAYMENTS = 10_000;
  private static final int EACH = 25;
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
  private final Map<DiscrepancyClass, Set<String>> seeded = new EnumMap<>(DiscrepancyClass.class);
  private final List<String> settled = new ArrayList<>();

  @DynamicPropertySource
  static void healThemAll(DynamicPropertyRegistry settings) {
    settings.add("wonflow.reconciliation.most-healed", () -> 1_000);
  }

  @Test
  void exactlyTheSeededDifferencesAreFoundAndAfterHealingOnlyTheManualOnes() {
    long seed = System.nanoTime();
    System.out.println("SeededDayTest: seed " + seed + ", day " + date);
    List<Integer> all = new ArrayList<>(IntStream.rangeClosed(1, PAYMENTS).boxed().toList());
    Collections.shuffle(all, new Random(seed));
    List<Integer> late = all.subList(0, EACH);
    List<Integer> unbooked = all.subList(EACH, 2 * EACH);
    brokenByOthers = new VerifyLedger(sql).breaks().stream().map(Object::toString).toList();
    var bulk = new BulkDay(asOwner(), ownerTransaction(), date);
    bulk.write(PAYMENTS, late, unbooked);
    var owners = new SeededOwners(this, refunds, payouts, EACH);
    seedBulk(bulk, all);
    seedOwners(owners);
    seedSettlements(bulk, owners, all.subList(6 * EACH, 8 * EACH));
    seedWallets(bulk);
    try {
      long first = open("first");
      owners.showPaidOut(first);
      readAll(first);
      ReconciliationOutcome outcome = closed(first);

      assertThat(found(first, 1)).as("seed %d", seed).isEqualTo(seeded);
      assertIdentity(first, 1, outcome);
      assertThat(outcome.verdict()).isEqualTo(ReconciliationVerdict.OPEN);
      Remedies remedies = reconciliation.remedies(new RunReference(first));
      assertThat(remedies.payments()).hasSize(4 * EACH);
      assertThat(remedies.payouts()).hasSize(2 * EACH);

      owners.heal();
      long second = open("second");
      readAll(second);
      ReconciliationOutcome after = closed(second);

      HEALED.forEach(seeded::remove);
      assertThat(found(second, 1)).as("after healing, seed %d", seed).isEqualTo(seeded);
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
      owner("update wallet set balance = balance - 1 where seller_id in (" + odd(bulk) + ")");
    }
  }

  private void readAll(long run) {
    toss.answered(5_000);
    assertThat(reconciliation.read(new Reading(run, null)).atEnd()).isTrue();
    toss.answer(200, "[" + String.join(",", settled) + "]");
    toss.answer(200, "[]");
    toss.answer(200, "[]");
    assertThat(settlements.read(new SettlementReading(run, SettlementPlace.START)).atEnd())
        .isTrue();
    List<PaymentId> suspects = reconciliation.suspects(new RunReference(run)).payments();
    reconciliation.keepMissing(new MissingWorkflows(run, suspects));
    reconciliation.compare(new Comparing(run, 1));
  }

  private void seedBulk(BulkDay bulk, List<Integer> all) {
    Map<Integer, DiscrepancyClass> odd =
        Map.of(
            0,
            WRONG_DATE,
            1,
            DONE_WITHOUT_ENTRIES,
            2,
            BOOKED_NOT_CAPTURED,
            3,
            AMOUNT_DIFFERS,
            4,
            DUPLICATE_LINE,
            5,
            UNKNOWN_LINE);
    for (int i = 0; i < all.size(); i++) {
      int n = all.get(i);
      DiscrepancyClass what = odd.get(i / EACH);
      long amount = BulkDay.amount(n) + (what == AMOUNT_DIFFERS ? 7 : 0);
      if (what != BOOKED_NOT_CAPTURED) {
        toss.approval(bulk.transactionKey(n), bulk.paymentKey(n), bulk.id(n), amount);
      }
      if (what == DUPLICATE_LINE) {
        toss.approval("again-" + bulk.transactionKey(n), bulk.paymentKey(n), bulk.id(n), amount);
      }
      if (what == UNKNOWN_LINE) {
        toss.line("odd-" + bulk.transactionKey(n), "odd", "odd", "SOMETHING_NEW", 77);
      }
      if (what != null) {
        seed(what, key(what, bulk, n));
      }
    }
  }

  private static String key(DiscrepancyClass what, BulkDay bulk, int n) {
    return switch (what) {
      case BOOKED_NOT_CAPTURED -> "capture:" + bulk.paymentKey(n);
      case DUPLICATE_LINE -> "again-" + bulk.transactionKey(n);
      case UNKNOWN_LINE -> "odd-" + bulk.transactionKey(n);
      default -> bulk.transactionKey(n);
    };
  }

  private void seedOwners(SeededOwners owners) {
    for (TestPayment payment : owners.charged) {
      approved(payment);
      seed(CAPTURED_NOT_BOOKED, "tx-" + payment.id());
    }
    for (TestPayment payment : owners.canceled) {
      approved(payment);
      toss.cancel("back-" + payment.id(), payment.key().value(), payment.id().value(), 500);
      seed(CANCEL_UNKNOWN_TO_US, "back-" + payment.id());
    }
    for (TestPayment payment : owners.halfway) {
      approved(payment);
      seed(PAYMENT_NOT_FINAL, payment.id().value());
    }
    owners.funding.forEach(this::approved);
    owners.lost.forEach(payment -> seed(WORKFLOW_MISSING, payment.id().value()));
    owners.paidOut.forEach(payout -> seed(PAYOUT_NOT_BOOKED, "payout:" + payout.id()));
    owners.notPaid.forEach(payout -> seed(BOOKED_PAYOUT_NOT_PAID, "payout:" + payout.id()));
    owners.inFlight.forEach(payout -> seed(PAYOUT_OVERDUE, "payout:" + payout.id()));
  }

  /** As many with a right fee beside those with a wrong one; one day is overdue. */
  private void seedSettlements(BulkDay bulk, SeededOwners owners, List<Integer> some) {
    for (int i = 0; i < some.size(); i++) {
      int n = some.get(i);
      long fee = i < EACH ? 11 : 12;
      settled.add(settlement(bulk.transactionKey(n), BulkDay.amount(n), fee));
      if (fee == 12) {
        seed(FEE_DIFFERS, "settlement:" + bulk.transactionKey(n) + ":APPROVAL");
      }
      settled.add(settlement("never-" + bulk.transactionKey(n), 500, 11));
      if (i >= EACH) {
        settled.removeLast();
      } else {
        seed(SETTLED_NOT_CAPTURED, "settlement:never-" + bulk.transactionKey(n) + ":APPROVAL");
      }
    }
    owners.overdueSettlements.forEach(
        key -> seed(SETTLEMENT_MISSING, "settlement:" + key + ":APPROVAL"));
  }

  /** The parts are always 11. */
  private String settlement(String key, long amount, long fee) {
    return """
    {"mId":"m","paymentKey":"k-%s","transactionKey":"%s","orderId":"o","currency":"KRW","method":"카드",
     "amount":%d,"interestFee":0,"fees":[{"type":"BASE","fee":11}],"fee":%d,"supplyAmount":10,"vat":1,
     "payOutAmount":%d,"approvedAt":"%sT10:00:00+09:00","soldDate":"%s","paidOutDate":"%s","cancel":null}\
    """
        .formatted(key, key, amount, fee, amount - fee, date, date, date.plusDays(5));
  }

  private void seedWallets(BulkDay bulk) {
    owner("update wallet set balance = balance + 1 where seller_id in (" + odd(bulk) + ")");
    for (int n = 0; n < EACH; n++) {
      seed(
          WALLET_DIFFERS_FROM_LEDGER,
          "wallet " + bulk.seller(n) + ": is not what the books owe the seller");
    }
  }

  private static String odd(BulkDay bulk) {
    return IntStream.range(0, EACH)
        .mapToObj(n -> "'" + bulk.seller(n) + "'")
        .collect(Collectors.joining(","));
  }

  private void seed(DiscrepancyClass what, String key) {
    seeded.computeIfAbsent(what, c -> new TreeSet<>()).add(key);
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
