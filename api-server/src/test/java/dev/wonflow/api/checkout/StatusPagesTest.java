package dev.wonflow.api.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.payment.PaymentStatus;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusPagesTest extends PageTest {
  private final String key = "DONE-" + UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(strings = {"ko", "en"})
  void everyStatusHasAPageInBothLanguages(String language) {
    for (PaymentStatus status : PaymentStatus.values()) {
      String id = Stored.aPayment().status(status).key(UUID.randomUUID().toString()).insert();
      Answer page = http.get(path(id) + "/status?lang=" + language);
      assertThat(page.status()).as(status.name()).isEqualTo(200);
      assertThat(page.text()).contains("<html lang=\"" + language + "\">").doesNotContain("??");
    }
  }

  @Test
  void anUnknownResultNeverLooksLikeAFailure() {
    String id = Stored.aPayment().status(PaymentStatus.UNKNOWN).key(key).insert();

    assertThat(http.get(path(id) + "/status?lang=en").text())
        .contains(
            "We are checking your payment",
            "You will not be charged twice",
            "data-look-again=\"5\"")
        .contains("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>")
        .doesNotContain("Not paid", "failed", "class=\"bad\"");
  }

  @ParameterizedTest
  @CsvSource({
    "DECLINED, REJECT_CARD_PAYMENT, The limit is reached",
    "DECLINED, NEW_CODE_OF_TOSS, did not accept the payment",
    "DECLINED, 'odd <code>', did not accept the payment",
    "BANK_MAINTENANCE, NOT_AVAILABLE_BANK, The bank is closed",
    "CONFIRM_MISMATCH, , does not belong to this order"
  })
  void aDeclineIsExplainedInWordsOfPeople(String code, String tossCode, String words) {
    String id =
        Stored.aPayment()
            .status(PaymentStatus.FAILED)
            .with("failure_code", code)
            .with("failure_toss_code", tossCode)
            .with("failure_message", "raw")
            .insert();

    assertThat(http.get(path(id) + "/status?lang=en").text())
        .contains("Not paid", words, "data-look-again=\"0\"")
        .doesNotContain("http-equiv");
  }

  @Test
  void aDepositIsDescribedWithBankAccountAndTime() {
    String id =
        Stored.aPayment()
            .status(PaymentStatus.WAITING_FOR_DEPOSIT)
            .key(key)
            .with("deposit_bank_code", "20")
            .with("deposit_account", "X6505636518308")
            .with("deposit_due_at", Instant.parse("2026-11-22T14:59:00Z"))
            .insert();

    assertThat(http.get(path(id) + "/status?lang=ko").text())
        .contains("우리은행", "X6505636518308", "2026년 11월 22일 23:59", "10,000원");
  }

  @Test
  void aCancelledPaymentSaysWhetherMoneyCameBack() {
    String before = Stored.aPayment().status(PaymentStatus.CANCELED).insert();
    String after =
        Stored.aPayment()
            .status(PaymentStatus.CANCELED)
            .with("approved_at", Instant.now())
            .insert();

    assertThat(http.get(path(before) + "/status?lang=en").text()).contains("Nothing was charged");
    assertThat(http.get(path(after) + "/status?lang=en").text()).contains("Refunded");
  }

  @Test
  void refundsAndWhatIsLeftStandOnThePage() {
    String id =
        Stored.aPayment()
            .status(PaymentStatus.DONE)
            .key(key)
            .with("refunded_amount", 4_000L)
            .insert();
    refund(id, "DONE", 4_000, "2026-11-22T03:00:00Z");
    refund(id, "EXECUTING", 1_500, null);
    refund(id, "REFUSED", 777, null);

    assertThat(http.get(path(id) + "/status?lang=en").text())
        .contains("Refunded", "₩4,000", "22 Nov 2026, 12:00", "On its way", "₩1,500", "₩6,000")
        .doesNotContain("₩777");
    assertThat(http.get(path(id) + "/status?lang=ko").text()).contains("환불 완료", "환불 진행 중");
  }

  private static void refund(
      String id, String status, long won, @org.jspecify.annotations.Nullable String canceledAt) {
    World.ROWS
        .sql(
            """
            insert into refund (id, payment_event_id, client, fingerprint, source, reason, amount, currency, status,
                                transaction_key, canceled_at, failure_code, requested_at)
            values (:id, :payment, 'demo', 'f', 'API', 'broken', :won, 'KRW', :status, :key, cast(:at as timestamptz),
                    case when :status = 'REFUSED' then 'DECLINED' end, now())
            """)
        .param(
            "id",
            dev.wonflow.id.Ids.refund("local", new dev.wonflow.id.PaymentId(id), status).value())
        .param("payment", id)
        .param("won", won)
        .param("status", status)
        .param("key", canceledAt == null ? null : "tx-" + id)
        .param("at", canceledAt)
        .update();
  }

  @Test
  void aCodeIsExplainedUnderItsAddress() {
    assertThat(http.get("/errors/INVALID_AMOUNT").text())
        .contains("INVALID_AMOUNT", "decimal string");
    assertThat(http.get("/errors/NOTHING").status()).isEqualTo(404);
  }

  @Test
  void whatGoesWrongIsSaidOnAPage() {
    Answer answer = http.get("/checkout/forged?lang=en");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.text()).contains("There is no such page", "<html lang=\"en\">");
  }
}
