package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.id.Ids;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payout.PayoutRecords;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutWaits;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Payouts of a seller who has earned 9,700, on the database. */
abstract class PayoutRecordsStory extends DatabaseTest {
  static final Instant AT = Instant.parse("2026-01-05T01:00:00Z");
  final String seller = aSeller();
  @Autowired PayoutRecords payouts;
  List<VerifyLedger.Break> brokenByOthers = List.of();

  @BeforeEach
  void earn() {
    brokenByOthers = new VerifyLedger(sql).breaks();
    TestPayment payment = aPayment().with(seller, 10_000);
    book(payment);
    wallet.credit(payment.credit());
    deliver(payment);
    approve("APPROVED");
  }

  @AfterEach
  void booksAreWhole() {
    assertThat(new VerifyLedger(sql).breaks()).isEqualTo(brokenByOthers);
  }

  PayoutRequest request(long won) {
    return new PayoutRequest(
        Ids.payout("test", "demo", UUID.randomUUID().toString()),
        "demo",
        new SellerId(seller),
        Money.krw(won),
        "finance-1",
        "print",
        Money.krw(1_000_000),
        AT,
        PayoutWaits.DEFAULT,
        null);
  }

  List<String> accounts(PayoutRequest request) {
    return rows(
        """
        select e.account, e.direction, e.amount from ledger_entry e join journal j on j.id = e.journal_id
         where j.key like '%:' || ? order by e.id
        """,
        request.payoutId().value());
  }

  long balance() {
    return number("select balance from wallet where seller_id = ?", seller);
  }

  void approve(String status) {
    TestSeller.approve(sql, DATABASE, seller, status);
  }
}
