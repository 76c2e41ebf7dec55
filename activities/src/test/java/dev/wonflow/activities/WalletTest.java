package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static dev.wonflow.payment.PaymentStatus.DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Credited;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

class WalletTest extends DatabaseTest {
  private final String seller = aSeller();
  private final TestPayment payment = aPayment().with(seller, 10_000);
  @Autowired private EntityManager entities;

  @Test
  void lastOrderMakesThePaymentDone() {
    String other = aSeller();
    TestPayment three = aPayment().with(seller, 10_000).with(other, 20_000).with(seller, 30_000);
    book(three);

    Credited credited = wallet.credit(three.credit());

    assertThat(credited).isEqualTo(new Credited(DONE, 3));
    assertThat(
            rows(
                """
                select key, seller_id, amount, balance_after from wallet_entry where seller_id in (?, ?) order by id
                """,
                seller,
                other))
        .containsExactly(
            entryKey(three, 1) + " " + seller + " 9700 9700",
            entryKey(three, 2) + " " + other + " 19400 19400",
            entryKey(three, 3) + " " + seller + " 29100 38800");
    assertThat(balance(seller)).isEqualTo(38_800);
    assertThat(balance(other)).isEqualTo(19_400);
    assertThat(
            rows(
                """
                select e.status, e.is_payment_done::text, o.wallet_updated::text
                  from payment_event e join payment_order o on o.payment_event_id = e.id where e.id = ?
                """,
                three.id().value()))
        .hasSize(3)
        .containsOnly("DONE true true");
  }

  @Test
  void orderOfWhichNothingIsTheSellersIsNoObstacle() {
    String ours = aSeller();
    rate(ours, 10_000, "2026-01-01");
    TestPayment two = aPayment().with(seller, 10_000).with(ours, 20_000);
    TestPayment all = aPayment().with(ours, 20_000);
    book(two);
    book(all);

    assertThat(wallet.credit(two.credit())).isEqualTo(new Credited(DONE, 2));
    assertThat(wallet.credit(all.credit())).isEqualTo(new Credited(DONE, 1));

    assertThat(balance(seller)).isEqualTo(9_700);
    assertThat(number("select count(*) from wallet_entry where seller_id = ?", ours)).isZero();
    assertThat(
            rows(
                "select distinct wallet_updated::text from payment_order where payment_event_id in (?, ?)",
                two.id().value(),
                all.id().value()))
        .containsExactly("true");
  }

  @Test
  void creditTwiceCreditsOnce() {
    book(payment);
    Credited first = wallet.credit(payment.credit());

    Credited second = wallet.credit(payment.credit());

    assertThat(second).isEqualTo(first);
    assertThat(balance(seller)).isEqualTo(9_700);
    assertThat(number("select count(*) from wallet_entry where seller_id = ?", seller)).isOne();
    assertThat(events(payment)).hasSize(1);
  }

  @Test
  void creditsAtOnceCreditOnce() {
    book(payment);

    List<Credited> credited = AtOnce.times(8, i -> crediting(payment));

    assertThat(credited).containsOnly(new Credited(DONE, 1));
    assertThat(balance(seller)).isEqualTo(9_700);
  }

  @Test
  void parallelCreditsOfOneSellerLoseNothing() {
    String other = aSeller();
    List<TestPayment> booked =
        IntStream.range(0, 32)
            .mapToObj(
                i ->
                    i % 2 == 0
                        ? aPayment().with(seller, 10_000).with(other, 1_000)
                        : aPayment().with(other, 1_000).with(seller, 10_000))
            .toList();
    booked.forEach(this::book);

    AtOnce.times(32, i -> wallet.credit(booked.get(i).credit()));

    assertThat(balance(seller)).isEqualTo(32 * 9_700);
    assertThat(balance(other)).isEqualTo(32 * 970);
    assertThat(
            number(
                """
                select count(*) from (
                  select balance_after - sum(amount) over (order by balance_after) as gap
                    from wallet_entry where seller_id = ?) g where gap <> 0
                """,
                seller))
        .isZero();
  }

  @Test
  void creditInTheTransactionThatBooksItMovesThere() {
    List<TestPayment> booked =
        IntStream.range(0, 32).mapToObj(i -> aPayment().with(seller, 10_000)).toList();

    AtOnce.times(32, i -> transactions.execute(status -> bookedAndCredited(booked.get(i))));

    assertThat(balance(seller)).isEqualTo(32 * 9_700);
  }

  @Test
  void nothingIsCreditedThatIsNotInTheBooks() {
    book(payment);

    assertConflict(() -> wallet.credit(new Credit(payment.id(), "capture:other")));
    assertConflict(
        () -> wallet.credit(new Credit(aPayment().id(), payment.capture().journalKey())));

    assertThat(number("select count(*) from wallet where seller_id = ?", seller)).isZero();
  }

  @Test
  void doneEventStandsInTheTransactionThatMakesThePaymentDone() {
    book(payment);
    assertThat(events(payment)).isEmpty();

    wallet.credit(payment.credit());

    assertThat(events(payment))
        .containsExactly("payment.done:%s payment.done demo t t".formatted(payment.id()));
  }

  @Test
  void nothingIsCreditedWithoutTheEvent() {
    book(payment);
    sql.sql("insert into event (key, type, data) values (?, 'payment.done', '{}')")
        .param("payment.done:" + payment.id())
        .update();

    assertThatThrownBy(() -> wallet.credit(payment.credit()))
        .isInstanceOf(DataIntegrityViolationException.class);

    assertThat(number("select count(*) from wallet where seller_id = ?", seller)).isZero();
    assertThat(rows("select status, is_payment_done::text from payment_event where id = ?", id()))
        .containsExactly("EXECUTING false");
  }

  private Credited bookedAndCredited(TestPayment one) {
    book(one);
    entities.flush();
    entities.clear(); // the credit reads what the booking has written
    return wallet.credit(one.credit());
  }

  private Credited crediting(TestPayment booked) {
    return AtOnce.retrying(() -> wallet.credit(booked.credit()));
  }

  private List<String> events(TestPayment of) {
    return rows(
        """
        select e.key, e.type, e.client, e.writer::xid = p.xmin,
               data = jsonb_build_object('amount', '{"amount":"10000","currency":"KRW"}'::jsonb, 'paymentKey', ?,
                 'orders', jsonb_build_array(jsonb_build_object('paymentOrderId', e.payment_id || '-1', 'sellerId', w.seller_id,
                   'amount', '{"amount":"10000","currency":"KRW"}'::jsonb)))
          from event e join payment_event p on p.id = e.payment_id
            join wallet_entry w on w.payment_order_id = p.id || '-1' where p.id = ?
        """,
        of.key().value(),
        of.id().value());
  }

  private long balance(String of) {
    return number("select balance from wallet where seller_id = ?", of);
  }

  private String id() {
    return payment.id().value();
  }

  private static String entryKey(TestPayment of, int n) {
    return of.capture().journalKey() + ":" + of.id() + "-" + n;
  }
}
