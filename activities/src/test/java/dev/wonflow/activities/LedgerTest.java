package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static dev.wonflow.payment.PaymentStatus.EXECUTING;
import static dev.wonflow.payment.PaymentStatus.FAILED;
import static dev.wonflow.payment.PaymentStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.id.PaymentKey;
import dev.wonflow.ledger.Capture;
import dev.wonflow.ledger.Posted;
import dev.wonflow.money.Money;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerTest extends DatabaseTest {
  private final String seller = aSeller();
  private final TestPayment payment = aPayment().with(seller, 10_000);

  @Test
  void tenThousandWonAreBookedAsTheContractSays() {
    book(payment);

    assertThat(entries(payment))
        .containsExactly(
            "1 toss-receivable null D 10000 KRW " + order(1),
            "2 seller-payable " + seller + " C 9700 KRW " + order(1),
            "3 commission null C 273 KRW " + order(1),
            "4 vat-payable null C 27 KRW " + order(1));
    assertThat(
            rows(
                """
                select j.key, j.kind, j.occurred_at = e.approved_at, e.status, e.method, e.secret_digest,
                       o.payment_order_status, o.ledger_updated::text, o.wallet_updated::text
                  from journal j join payment_event e on e.id = j.payment_id join payment_order o on o.payment_event_id = e.id
                 where e.id = ?
                """,
                payment.id().value()))
        .containsExactly(
            "capture:"
                + payment.key()
                + " CAPTURE t EXECUTING 카드 digest-of-secret SUCCESS true false");
  }

  @Test
  void captureBalancesToTheWon() {
    long seed = 20260105;
    Random random = new Random(seed);
    TestPayment many = aPayment();
    for (int i = 0; i < 100; i++) {
      many = many.with(seller, 1 + random.nextInt(90_000));
    }

    book(many);

    assertThat(
            number(
                "select count(*) from ledger_entry e join journal j on j.id = e.journal_id where"
                    + " j.key = ?",
                many.capture().journalKey()))
        .as("seed %s", seed)
        .isGreaterThan(200);
    assertThat(
            rows(
                """
                select sum(case direction when 'D' then e.amount else -e.amount end),
                       sum(e.amount) filter (where direction = 'D')
                  from ledger_entry e join journal j on j.id = e.journal_id where j.key = ?
                """,
                many.capture().journalKey()))
        .as("seed %s", seed)
        .containsExactly("0 " + many.amount().minor());
  }

  @Test
  void captureTwiceIsOneJournal() {
    payments.register(payment.request());
    payments.begin(payment.beginning());
    Posted first = ledger.capture(payment.capture());

    Posted second = ledger.capture(payment.capture());

    assertThat(second).isEqualTo(first);
    assertThat(entries(payment)).hasSize(4);
  }

  @Test
  void capturesAtOnceAreOneJournal() {
    payments.register(payment.request());
    payments.begin(payment.beginning());

    List<Posted> posted =
        AtOnce.times(8, i -> AtOnce.retrying(() -> ledger.capture(payment.capture())));

    assertThat(posted).hasSize(8).containsOnly(posted.getFirst());
    assertThat(entries(payment)).hasSize(4);
  }

  @Test
  void otherContentUnderTheSameKeyIsAConflict() {
    book(payment);
    Capture first = payment.capture();

    assertConflict(
        () ->
            ledger.capture(
                new Capture(
                    first.paymentId(),
                    first.paymentKey(),
                    first.amount(),
                    first.occurrence(),
                    first.approvedAt().plusSeconds(1),
                    first.method(),
                    first.secretDigest())));
  }

  @Test
  void otherAmountThanThePaymentsIsNotBooked() {
    payments.register(payment.request());

    assertConflict(() -> ledger.capture(payment.capture(payment.key(), Money.krw(9_999))));

    assertThat(entries(payment)).isEmpty();
  }

  @Test
  void secondChargeOfOnePaymentIsNotBooked() {
    book(payment);

    assertConflict(
        () -> ledger.capture(payment.capture(new PaymentKey("second"), payment.amount())));

    assertThat(entries(payment)).hasSize(4);
  }

  @Test
  void chargeOfAFailedPaymentCallsAPerson() {
    payments.register(payment.request());
    payments.close(payment.closing(FAILED, null));

    assertConflict(() -> ledger.capture(payment.capture()));
  }

  @Test
  void chargeThatTossToldByOrderIdBringsThePaymentKey() {
    payments.register(payment.request());

    ledger.capture(payment.capture());

    assertThat(payments.register(payment.request()).paymentKey()).isEqualTo(payment.key());
    assertThat(payments.register(payment.request()).status()).isEqualTo(EXECUTING);
  }

  @Test
  void unknownResultThatTurnsOutChargedIsBooked() {
    payments.register(payment.request());
    payments.begin(payment.beginning());
    payments.await(payment.awaiting(UNKNOWN));

    ledger.capture(payment.capture());

    assertThat(payments.register(payment.request()).status()).isEqualTo(EXECUTING);
  }

  @Test
  void sellersOwnRateHoldsFromItsTimeOn() {
    rate(seller, 1_000, "2026-01-01");
    rate(seller, 500, "2026-01-05");
    rate(seller, 9_000, "2026-01-06");

    book(payment);

    assertThat(entries(payment)).contains("2 seller-payable " + seller + " C 9500 KRW " + order(1));
  }

  @Test
  void rateOfTheApprovalCountsToTheMicrosecond() {
    rate(seller, 1_000, "2026-01-01");
    rate(seller, 500, "2026-01-05T00:15:42Z"); // the approval's own moment
    rate(seller, 9_000, "2026-01-05T00:15:42.000001Z");

    book(payment);

    assertThat(entries(payment)).contains("2 seller-payable " + seller + " C 9500 KRW " + order(1));
  }

  @Test
  void rateThatIsChangedAfterwardsChangesNothingThatIsBooked() {
    book(payment);
    rate(seller, 5_000, "2026-01-01");

    ledger.capture(payment.capture());

    assertThat(entries(payment)).contains("2 seller-payable " + seller + " C 9700 KRW " + order(1));
  }

  @Test
  void entryOfNothingIsLeftOut() {
    rate(seller, 0, "2026-01-01");

    book(payment);

    assertThat(entries(payment))
        .containsExactly(
            "1 toss-receivable null D 10000 KRW " + order(1),
            "2 seller-payable " + seller + " C 10000 KRW " + order(1));
  }

  private List<String> entries(TestPayment booked) {
    return rows(
        """
        select e.position, account, seller_id, direction, amount, currency, payment_order_id
          from ledger_entry e join journal j on j.id = e.journal_id where j.payment_id = ? order by e.position
        """,
        booked.id().value());
  }

  private String order(int n) {
    return payment.id() + "-" + n;
  }
}
