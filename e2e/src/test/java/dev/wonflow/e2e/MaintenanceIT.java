package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A bank that is closed: the buyer is told until when, a refund waits until then. */
class MaintenanceIT {
  private static final String BANK = "88";
  private static final long PRICE = 10_000;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static RunningSystem running;

  @BeforeAll
  static void start() {
    running = FaultySystem.shared();
  }

  @AfterEach
  void open() {
    running.toss.opens(BANK);
    running.books.number(
        "with gone as (delete from maintenance_window returning 1) select count(*) from gone");
  }

  @Test
  void confirmAtAClosedBankSaysWhenToComeBack() {
    OffsetDateTime opens = windowOf("2 hours");
    running.toss.closes(BANK);
    String paymentId = running.shop.pay("seller-1", PRICE);
    String paymentKey = running.toss.authenticate(paymentId, PRICE, "TRANSFER");

    JsonNode answer = failed(paymentId, paymentKey);

    assertThat(answer.at("/failure/code").asText()).isEqualTo("BANK_MAINTENANCE");
    assertThat(OffsetDateTime.parse(answer.at("/failure/retryAt").asText()).toInstant())
        .isEqualTo(opens.toInstant());
    assertThat(running.toss.account(paymentId).approvals()).isZero();
  }

  @Test
  void confirmAtABankOfWhichNoWindowIsKnownNamesNoTime() {
    running.toss.closes(BANK);
    String paymentId = running.shop.pay("seller-1", PRICE);
    String paymentKey = running.toss.authenticate(paymentId, PRICE, "TRANSFER");

    JsonNode answer = failed(paymentId, paymentKey);

    assertThat(answer.at("/failure/code").asText()).isEqualTo("BANK_MAINTENANCE");
    assertThat(answer.at("/failure/retryAt").isNull()).isTrue();
  }

  @Test
  void refundWaitsForTheEndOfTheWindow() {
    String paymentId = running.shop.pay("seller-1", PRICE);
    String paymentKey = running.toss.authenticate(paymentId, PRICE, "TRANSFER");
    running.shop.confirm(paymentId, paymentKey, PRICE);
    assertThat(FaultySystem.end(paymentId, LIMIT)).isEqualTo("DONE");
    OffsetDateTime opens = windowOf("8 seconds");
    running.toss.closes(BANK);

    running.shop.cancelAll(paymentId);

    Until.holds("WAITING", LIMIT, () -> refund(paymentId).get("status").asText().equals("WAITING"));
    assertThat(OffsetDateTime.parse(refund(paymentId).at("/failure/retryAt").asText()).toInstant())
        .isEqualTo(opens.toInstant());
    running.toss.opens(BANK);
    Until.holds("CANCELED", LIMIT, () -> running.shop.status(paymentId).equals("CANCELED"));
    assertThat(OffsetDateTime.now(opens.getOffset())).isAfter(opens);
    assertThat(running.toss.account(paymentId).canceled()).isEqualTo(PRICE);
  }

  /** Somebody told wonflow that the bank is closed for so long. */
  private static OffsetDateTime windowOf(String length) {
    long millis =
        running.books.number(
            """
            with added as (
              insert into maintenance_window (kind, code, name_ko, name_en, starts_at, ends_at)
              values ('BANK', '%s', '신한은행', 'Shinhan Bank', now() - interval '1 minute',
                      date_trunc('milliseconds', now()) + interval '%s') returning ends_at)
            select (extract(epoch from ends_at) * 1000)::bigint from added
            """
                .formatted(BANK, length));
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
  }

  private static JsonNode failed(String paymentId, String paymentKey) {
    running.shop.confirm(paymentId, paymentKey, PRICE);
    assertThat(FaultySystem.end(paymentId, LIMIT)).isEqualTo("FAILED");
    return running.shop.payment(paymentId);
  }

  private static JsonNode refund(String paymentId) {
    return running.shop.payment(paymentId).get("cancels").path(0);
  }
}
