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

import dev.wonflow.payout.PayoutRecords;
import dev.wonflow.reconciliation.DiscrepancyClass;
import dev.wonflow.refund.RefundRecords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@link SeededDayTest} writes: on both sides, and what of it differs. */
final class SeededDay {
  static final int EACH = 25;
  private static final int PAYMENTS = 10_000;

  private final DayTest day;
  private final BulkDay bulk;
  private final SeededOwners owners;
  private final Map<DiscrepancyClass, Set<String>> differences =
      new EnumMap<>(DiscrepancyClass.class);
  private final List<String> settled = new ArrayList<>();

  SeededDay(DayTest day, RefundRecords refunds, PayoutRecords payouts) {
    this.day = day;
    this.bulk = new BulkDay(DayTest.asOwner(), DayTest.ownerTransaction(), day.date);
    this.owners = new SeededOwners(day, refunds, payouts, EACH);
  }

  SeededOwners owners() {
    return owners;
  }

  /** The keys of what a run has to find, by class. */
  Map<DiscrepancyClass, Set<String>> differences() {
    return differences;
  }

  /** The lines of Toss's settlements. */
  List<String> settled() {
    return settled;
  }

  void write(long seed) {
    List<Integer> all = new ArrayList<>(IntStream.rangeClosed(1, PAYMENTS).boxed().toList());
    Collections.shuffle(all, new Random(seed));
    bulk.write(PAYMENTS, all.subList(0, EACH), all.subList(EACH, 2 * EACH));
    seedBulk(all);
    seedOwners();
    seedSettlements(all.subList(6 * EACH, 8 * EACH));
    seedWallets();
  }

  void restoreWallets() {
    DayTest.owner(
        "update wallet set balance = balance - 1 where seller_id in (" + oddSellers() + ")");
  }

  private void seedBulk(List<Integer> all) {
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
        day.toss.approval(bulk.transactionKey(n), bulk.paymentKey(n), bulk.id(n), amount);
      }
      if (what == DUPLICATE_LINE) {
        day.toss.approval(
            "again-" + bulk.transactionKey(n), bulk.paymentKey(n), bulk.id(n), amount);
      }
      if (what == UNKNOWN_LINE) {
        day.toss.line("odd-" + bulk.transactionKey(n), "odd", "odd", "SOMETHING_NEW", 77);
      }
      if (what != null) {
        seed(what, key(what, n));
      }
    }
  }

  private String key(DiscrepancyClass what, int n) {
    return switch (what) {
      case BOOKED_NOT_CAPTURED -> "capture:" + bulk.paymentKey(n);
      case DUPLICATE_LINE -> "again-" + bulk.transactionKey(n);
      case UNKNOWN_LINE -> "odd-" + bulk.transactionKey(n);
      default -> bulk.transactionKey(n);
    };
  }

  private void seedOwners() {
    for (TestPayment payment : owners.charged) {
      day.approved(payment);
      seed(CAPTURED_NOT_BOOKED, "tx-" + payment.id());
    }
    for (TestPayment payment : owners.canceled) {
      day.approved(payment);
      day.toss.cancel("back-" + payment.id(), payment.key().value(), payment.id().value(), 500);
      seed(CANCEL_UNKNOWN_TO_US, "back-" + payment.id());
    }
    for (TestPayment payment : owners.halfway) {
      day.approved(payment);
      seed(PAYMENT_NOT_FINAL, payment.id().value());
    }
    owners.funding.forEach(day::approved);
    owners.lost.forEach(payment -> seed(WORKFLOW_MISSING, payment.id().value()));
    owners.paidOut.forEach(payout -> seed(PAYOUT_NOT_BOOKED, "payout:" + payout.id()));
    owners.notPaid.forEach(payout -> seed(BOOKED_PAYOUT_NOT_PAID, "payout:" + payout.id()));
    owners.inFlight.forEach(payout -> seed(PAYOUT_OVERDUE, "payout:" + payout.id()));
  }

  /** As many with a right fee beside those with a wrong one; one day is overdue. */
  private void seedSettlements(List<Integer> some) {
    for (int i = 0; i < some.size(); i++) {
      int n = some.get(i);
      long fee = i < EACH ? 11 : 12;
      settled.add(settlement(bulk.transactionKey(n), BulkDay.amount(n), fee));
      if (fee == 12) {
        seed(FEE_DIFFERS, "settlement:" + bulk.transactionKey(n) + ":APPROVAL");
      }
      if (i < EACH) {
        settled.add(settlement("never-" + bulk.transactionKey(n), 500, 11));
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
        .formatted(key, key, amount, fee, amount - fee, day.date, day.date, day.date.plusDays(5));
  }

  private void seedWallets() {
    DayTest.owner(
        "update wallet set balance = balance + 1 where seller_id in (" + oddSellers() + ")");
    for (int n = 0; n < EACH; n++) {
      seed(
          WALLET_DIFFERS_FROM_LEDGER,
          "wallet " + bulk.seller(n) + ": is not what the books owe the seller");
    }
  }

  private String oddSellers() {
    return IntStream.range(0, EACH)
        .mapToObj(n -> "'" + bulk.seller(n) + "'")
        .collect(Collectors.joining(","));
  }

  private void seed(DiscrepancyClass what, String key) {
    differences.computeIfAbsent(what, c -> new TreeSet<>()).add(key);
  }
}
