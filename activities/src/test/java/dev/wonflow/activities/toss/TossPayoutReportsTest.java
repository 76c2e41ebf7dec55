package dev.wonflow.activities.toss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.activities.toss.TossPayoutReports.Line;
import dev.wonflow.activities.toss.TossPayoutReports.Page;
import dev.wonflow.error.ErrorCode;
import io.temporal.failure.ApplicationFailure;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Toss's list of payouts as a run reads it, over real HTTP. */
class TossPayoutReportsTest extends PayoutHttp {
  private static final LocalDate SINCE = LocalDate.of(2026, 1, 3);
  private static final String END = "\"hasNext\":false";
  private static final String MORE = "\"hasNext\":true,\"lastCursor\":\"FPA_2\"";

  private final List<Line> lines = new ArrayList<>();
  private TossPayoutReports reports;

  @BeforeEach
  void connect() {
    reports = new TossPayoutReports(api);
  }

  @ParameterizedTest
  @ValueSource(strings = {MORE, "\"hasMore\":true,\"nextCursor\":\"FPA_2\""})
  void everyPageOfEitherShapeIsReadInItsOrder(String more) throws InterruptedException {
    answer(200, list(item(1) + "," + item(2), more));
    answer(200, list(item(3), more.replace("FPA_2", "FPA_3")));
    answer(200, list("", END));

    read();

    assertThat(lines).containsExactly(line(1), line(2), line(3));
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/v2/payouts?limit=1000&payoutDateGte=2026-01-03");
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/v2/payouts?limit=1000&startingAfter=FPA_2&payoutDateGte=2026-01-03");
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/v2/payouts?limit=1000&startingAfter=FPA_3&payoutDateGte=2026-01-03");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void lockedPagesAreOpened() {
    answer(200, locked(list(item(1), MORE)));
    answer(200, locked(list(item(2), END)));

    read();

    assertThat(lines).containsExactly(line(1), line(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{}",
        "{\"entityBody\":null}",
        "{\"entityBody\":{\"items\":{}}}",
        "{\"entityBody\":{\"items\":[],\"hasNext\":true}}",
        "a.b.c.d.e"
      })
  void listThatCannotBeReadIsNoList(String body) {
    answer(200, body);

    assertFails(ErrorCode.TOSS_NO_ANSWER);
    assertThat(lines).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "5000, 5000.5",
    "5000, \"much\"",
    "2026-01-05, soon",
    "refPayoutId, reference",
    "payoutDate, paidOn",
    "currency, unit",
    "\"status\":, \"state\":"
  })
  void lineThatCannotBeReadIsNoList(String part, String other) {
    answer(200, list(item(1) + "," + item(2).replace(part, other), END));

    assertFails(ErrorCode.TOSS_NO_ANSWER);
    assertThat(lines).isEmpty();
  }

  @Test
  void listThatBreaksOffIsNoList() {
    answer(200, list(item(1), MORE));
    answer(200, list(item(2), MORE).substring(0, 120));

    assertFails(ErrorCode.TOSS_NO_ANSWER);
    assertThat(lines).containsExactly(line(1));
  }

  @Test
  void anotherKeyOpensNothing() {
    PayoutProperties other = new PayoutProperties("11".repeat(32), "", Duration.ofSeconds(5));
    answer(
        200,
        new Envelope(other, new SecureRandom())
            .lock(list(item(1), END), "2026-01-05T09:00:00+09:00", "nonce"));

    assertFails(ErrorCode.TOSS_NO_ANSWER);
  }

  @Test
  void refusalSaysWhetherItIsTheKey() {
    answer(401, error("UNAUTHORIZED_KEY"));
    answer(400, locked(error("FAILED_INTERNAL_SYSTEM_PROCESSING")));

    assertFails(ErrorCode.TOSS_UNAUTHORIZED);
    assertFails(ErrorCode.TOSS_TRANSIENT);
  }

  private void read() {
    String after = null;
    do {
      Page page = reports.page(SINCE, after);
      lines.addAll(page.lines());
      after = page.next();
    } while (after != null);
  }

  /** Of those that may be tried again: the run waits and ends incomplete, never green. */
  private void assertFails(ErrorCode code) {
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(code.name());
              assertThat(failure.isNonRetryable()).isFalse();
            });
  }

  private static String item(int n) {
    return """
    {"id":"FPA_%1$d","refPayoutId":"out_%1$d","status":"COMPLETED","error":null,"payoutDate":"2026-01-05",\
    "amount":{"currency":"KRW","value":5000}}\
    """
        .formatted(n);
  }

  private static Line line(int n) {
    return new Line("FPA_" + n, "out_" + n, "COMPLETED", 5_000, "KRW", LocalDate.of(2026, 1, 5));
  }
}
