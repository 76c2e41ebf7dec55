package dev.wonflow.api.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Http;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.refund.RefundRequest;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Giving back what was charged; no worker is there, so that every refund stays on its way. */
class RefundTest extends ApiTest {
  private static final String ACCOUNT =
      "{\"bank\":\"88\",\"accountNumber\":\"110123456789\",\"holderName\":\"김구매\"}";
  private final String key = UUID.randomUUID().toString();

  @Test
  void aCancelAfterTheChargeStartsARefundOfAllThatIsLeft() {
    String id = charged();

    Answer answer =
        http.delete(Http.PAYMENTS + "/" + id + "?reason=broken", "Idempotency-Key", key);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Location")).isEqualTo("/payments/payment/v1/" + id);
    RefundRequest started = started(id);
    assertThat(started.paymentId().value()).isEqualTo(id);
    assertThat(started.amount()).isNull();
    assertThat(started.parts()).isEmpty();
    assertThat(started.reason()).isEqualTo("broken");
  }

  @Test
  void theSameRequestIsTheSameRefundAndAnotherOneIsRefused() {
    String id = charged();
    cancel(id, "{\"reason\":\"broken\",\"amount\":%s}".formatted(won(4_000)));

    Answer again = cancel(id, "{\"reason\":\"broken\",\"amount\":%s}".formatted(won(4_000)));
    Answer other = cancel(id, "{\"reason\":\"broken\",\"amount\":%s}".formatted(won(4_001)));

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(other.problem()).isEqualTo("422 IDEMPOTENCY_KEY_REUSED Idempotency-Key");
  }

  @Test
  void aStoredRefundStandsInThePayment() {
    String id = charged();
    refundRow(id, "REFUSED", 4_000);

    Answer payment = http.get(Http.PAYMENTS + "/" + id);

    assertThat(payment.at("/cancels/0/status")).isEqualTo("REFUSED");
    assertThat(payment.at("/cancels/0/amount/amount")).isEqualTo("4000");
    assertThat(payment.at("/cancels/0/source")).isEqualTo("API");
    assertThat(payment.at("/cancels/0/failure/code")).isEqualTo("DECLINED");
    assertThat(payment.at("/cancels/0/orders/0/paymentOrderId")).isEqualTo(id + "-1");
    assertThat(payment.at("/remainingAmount/amount")).isEqualTo("10000");
  }

  @Test
  void moreThanIsLeftIsRefusedAndBurnsNoKey() {
    String id = charged();

    Answer tooMuch = cancel(id, "{\"reason\":\"r\",\"amount\":%s}".formatted(won(10_001)));
    Answer ofOrder =
        cancel(
            id,
            "{\"reason\":\"r\",\"orders\":[{\"paymentOrderId\":\"%s-1\",\"amount\":%s}]}"
                .formatted(id, won(10_001)));
    Answer enough = cancel(id, "{\"reason\":\"r\",\"amount\":%s}".formatted(won(10_000)));

    assertThat(tooMuch.problem()).isEqualTo("409 REFUND_EXCEEDS_REMAINING");
    assertThat(ofOrder.problem()).isEqualTo("409 REFUND_EXCEEDS_REMAINING");
    assertThat(enough.status()).isEqualTo(202);
  }

  @ParameterizedTest
  @EnumSource(
      value = PaymentStatus.class,
      names = {"READY", "EXECUTING", "UNKNOWN", "WAITING_FOR_DEPOSIT", "FAILED", "EXPIRED"})
  void whatIsNotChargedIsNotRefunded(PaymentStatus status) {
    String id = Stored.aPayment().status(status).key("k-" + UUID.randomUUID()).insert();

    assertThat(cancel(id, "{\"reason\":\"r\",\"amount\":%s}".formatted(won(100))).problem())
        .isEqualTo("409 PAYMENT_STATE_CONFLICT");
  }

  @Test
  void aDepositGoesBackToAnAccountThatOnlyTheVaultSees() {
    String id =
        Stored.aPayment()
            .status(PaymentStatus.DONE)
            .key("k-" + UUID.randomUUID())
            .with("method", "가상계좌")
            .insert();
    String without = "{\"reason\":\"r\",\"amount\":%s}".formatted(won(4_000));
    String with = without.replace("}}", "},\"refundAccount\":" + ACCOUNT + "}");

    assertThat(cancel(id, without).problem())
        .isEqualTo("422 REFUND_ACCOUNT_REQUIRED refundAccount");
    assertThat(cancel(id, with).status()).isEqualTo(202);

    String row = Optional.ofNullable(started(id).refundAccount()).orElseThrow();
    byte[] content =
        World.ROWS
            .sql("select content from vault where id = :id")
            .param("id", row)
            .query((found, n) -> found.getBytes(1))
            .single();
    assertThat(new String(content, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("110123456789");
    assertThat(World.events(started(id).refundId().value()).toString())
        .doesNotContain("110123456789")
        .doesNotContain("김구매");
    assertThat(cancel(id, with).header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(cancel(id, with.replace("110123456789", "110123456780")).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"reason\":\"r\"} | 400 INVALID_REQUEST amount",
        "{\"reason\":\"\",\"amount\":{\"amount\":\"1\",\"currency\":\"KRW\"}} | 400 INVALID_REQUEST reason",
        "{\"reason\":\"r\",\"amount\":{\"amount\":\"0\",\"currency\":\"KRW\"}} | 400 INVALID_AMOUNT amount.amount",
        "{\"reason\":\"r\",\"orders\":[]} | 400 INVALID_REQUEST orders",
        "{\"reason\":\"r\",\"orders\":[{\"paymentOrderId\":\"x\"}]} | 400 INVALID_REQUEST orders[0].paymentOrderId",
        "{\"reason\":\"r\",\"all\":true} | 400 INVALID_REQUEST all"
      })
  void anotherFormIsRefused(String body, String problem) {
    assertThat(cancel(charged(), body).problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1101-23", "", "123456789012345678901"})
  void anAccountNumberHasDigitsOnly(String number) {
    String body =
        "{\"reason\":\"r\",\"amount\":%s,\"refundAccount\":%s}"
            .formatted(won(100), ACCOUNT.replace("110123456789", number));

    assertThat(cancel(charged(), body).problem())
        .isEqualTo("400 INVALID_REQUEST refundAccount.accountNumber");
  }

  private static String charged() {
    return Stored.aPayment().status(PaymentStatus.DONE).key("k-" + UUID.randomUUID()).insert();
  }

  private Answer cancel(String id, String body) {
    return http.post(Http.PAYMENTS + "/" + id + "/cancels", body, "Idempotency-Key", key);
  }

  private static String won(long amount) {
    return "{\"amount\":\"%d\",\"currency\":\"KRW\"}".formatted(amount);
  }

  /** The input of the workflow that the refund under the key runs in. */
  private RefundRequest started(String id) {
    String refund =
        dev.wonflow.id.Ids.refund("local", new dev.wonflow.id.PaymentId(id), key).value();
    return World.CLIENT
        .getOptions()
        .getDataConverter()
        .fromPayloads(
            0,
            Optional.of(
                World.events(refund)
                    .getFirst()
                    .getWorkflowExecutionStartedEventAttributes()
                    .getInput()),
            RefundRequest.class,
            RefundRequest.class);
  }

  private void refundRow(String id, String status, long amount) {
    String refund =
        dev.wonflow.id.Ids.refund("local", new dev.wonflow.id.PaymentId(id), key).value();
    World.ROWS
        .sql(
            """
            insert into refund (id, payment_event_id, client, fingerprint, source, reason, amount, currency, status,
                                failure_code, failure_message, requested_at)
            values (:id, :payment, 'demo', 'f', 'API', 'broken', :amount, 'KRW', :status, 'DECLINED', 'no', now())
            """)
        .param("id", refund)
        .param("payment", id)
        .param("amount", amount)
        .param("status", status)
        .update();
    World.ROWS
        .sql("insert into refund_order values (:id, :order, :amount, 0)")
        .param("id", refund)
        .param("order", id + "-1")
        .param("amount", amount)
        .update();
  }
}
