package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static dev.wonflow.payment.PaymentStatus.CANCELED;
import static dev.wonflow.payment.PaymentStatus.DONE;
import static dev.wonflow.payment.PaymentStatus.EXECUTING;
import static dev.wonflow.payment.PaymentStatus.EXPIRED;
import static dev.wonflow.payment.PaymentStatus.FAILED;
import static dev.wonflow.payment.PaymentStatus.READY;
import static dev.wonflow.payment.PaymentStatus.UNKNOWN;
import static dev.wonflow.payment.PaymentStatus.WAITING_FOR_DEPOSIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentKey;
import dev.wonflow.payment.Awaiting;
import dev.wonflow.payment.Beginning;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.PaymentState;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.toss.VirtualAccount;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentRecordsTest extends DatabaseTest {
  private final TestPayment payment = aPayment().with(aSeller(), 10_000).with(aSeller(), 777);

  @Test
  void registerTwiceStoresOnce() {
    PaymentState first = payments.register(payment.request());

    PaymentState second = payments.register(payment.request());

    assertThat(first).isEqualTo(new PaymentState(READY, null, null)).isEqualTo(second);
    assertThat(rows("select id, amount, status, client from payment_event where id = ?", id()))
        .containsExactly(id() + " 10777 READY demo");
    assertThat(
            rows(
                """
                select id, position, amount, payment_order_status from payment_order
                 where payment_event_id = ? order by position
                """,
                id()))
        .containsExactly(id() + "-1 1 10000 NOT_STARTED", id() + "-2 2 777 NOT_STARTED");
  }

  @Test
  void otherRequestUnderSameIdIsAConflict() {
    payments.register(payment.request("one thing"));

    assertConflict(() -> payments.register(payment.request("another thing")));

    assertThat(rows("select fingerprint from payment_event where id = ?", id()))
        .containsExactly("one thing");
  }

  @Test
  void registerAnswersWhatHasBecomeOfThePayment() {
    payments.register(payment.request());
    payments.close(payment.closing(CANCELED, null));

    assertThat(payments.register(payment.request()).status()).isEqualTo(CANCELED);
  }

  @Test
  void beginShowsThatAConfirmIsOnItsWay() {
    payments.register(payment.request());

    PaymentState begun = payments.begin(payment.beginning());

    assertThat(begun).isEqualTo(new PaymentState(EXECUTING, payment.key(), null));
    assertThat(payments.begin(payment.beginning())).isEqualTo(begun);
    assertThat(orders()).containsOnly("EXECUTING false false");
  }

  @Test
  void secondPaymentKeyDoesNotReplaceTheFirst() {
    payments.register(payment.request());
    payments.begin(payment.beginning());

    PaymentState state = payments.begin(new Beginning(payment.id(), new PaymentKey("other")));

    assertThat(state.paymentKey()).isEqualTo(payment.key());
  }

  @Test
  void beginDoesNotReopenAnEndedPayment() {
    payments.register(payment.request());
    payments.close(payment.closing(EXPIRED, null));

    assertThat(payments.begin(payment.beginning()))
        .isEqualTo(new PaymentState(EXPIRED, null, null));
  }

  @Test
  void unknownResultIsShownOnEveryOrder() {
    payments.register(payment.request());
    payments.begin(payment.beginning());

    PaymentState state = payments.await(payment.awaiting(UNKNOWN));

    assertThat(state.status()).isEqualTo(UNKNOWN);
    assertThat(orders()).containsOnly("UNKNOWN false false");
  }

  @Test
  void awaitedDepositShowsItsAccount() {
    payments.register(payment.request());
    payments.begin(payment.beginning());
    VirtualAccount account =
        new VirtualAccount("20", "X1234567", Instant.parse("2026-01-06T14:59:59Z"));

    PaymentState state =
        payments.await(
            new Awaiting(
                payment.id(), payment.key(), WAITING_FOR_DEPOSIT, "가상계좌", account, "digest", null));

    assertThat(state.status()).isEqualTo(WAITING_FOR_DEPOSIT);
    assertThat(orders()).containsOnly("EXECUTING false false");
    assertThat(
            rows(
                """
                select method, deposit_bank_code, deposit_account, secret_digest,
                       deposit_due_at = '2026-01-06T23:59:59+09:00' from payment_event where id = ?
                """,
                id()))
        .containsExactly("가상계좌 20 X1234567 digest t");
  }

  @Test
  void caseSaysWhenTossIsAskedNext() {
    Instant next = Instant.parse("2026-01-05T03:00:00Z");
    payments.register(payment.request());
    payments.begin(payment.beginning());
    sql.sql(
            """
            insert into operator_case (payment_id, code, since, last_error, next_attempt_at, may_do)
            values (?, 'TOSS_NO_ANSWER', now(), 'no answer', now(), '{}')
            """)
        .param(id())
        .update();

    payments.await(new Awaiting(payment.id(), payment.key(), UNKNOWN, null, null, null, next));

    assertThat(
            rows(
                "select next_attempt_at = '2026-01-05T03:00:00Z' from operator_case where"
                    + " payment_id = ?",
                id()))
        .containsExactly("t");
  }

  @Test
  void chargedPaymentNeverBecomesUnknownAgain() {
    book(payment);

    assertThat(payments.await(payment.awaiting(UNKNOWN)).status()).isEqualTo(EXECUTING);

    assertThat(orders()).containsOnly("SUCCESS true false");
  }

  @Test
  void closeTellsReceiversOnceAndWhy() {
    Instant retryAt = Instant.parse("2026-01-05T21:00:00Z");
    Failure failure = new Failure(ErrorCode.DECLINED, "REJECT_CARD_PAYMENT", "한도초과", retryAt);
    payments.register(payment.request());
    payments.begin(payment.beginning());

    PaymentState closed = payments.close(payment.closing(FAILED, failure));
    PaymentState again = payments.close(payment.closing(EXPIRED, null));

    assertThat(closed).isEqualTo(new PaymentState(FAILED, payment.key(), failure));
    assertThat(again).isEqualTo(closed);
    assertThat(orders()).containsOnly("FAILURE false false");
    assertThat(
            rows(
                """
                select key, type, client, data = '{"amount":{"amount":"10777","currency":"KRW"},
                  "failure":{"code":"DECLINED","tossCode":"REJECT_CARD_PAYMENT","message":"한도초과",
                             "retryAt":"2026-01-06T06:00:00+09:00"}}'
                  from event where payment_id = ?
                """,
                id()))
        .containsExactly("payment.failed:" + id() + " payment.failed demo t");
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "EXPIRED", "CANCELED"})
  void closeNeverEndsAChargedPayment(PaymentStatus end) {
    book(payment);

    assertThat(payments.close(payment.closing(end, null)).status()).isEqualTo(EXECUTING);
    wallet.credit(payment.credit());
    assertThat(payments.close(payment.closing(end, null)).status()).isEqualTo(DONE);

    assertThat(orders()).containsOnly("SUCCESS true true");
    assertThat(rows("select type from event where payment_id = ?", id()))
        .containsExactly("payment.done");
  }

  private String id() {
    return payment.id().value();
  }

  private List<String> orders() {
    return rows(
        """
        select payment_order_status, ledger_updated::text, wallet_updated::text from payment_order
         where payment_event_id = ?
        """,
        id());
  }
}
