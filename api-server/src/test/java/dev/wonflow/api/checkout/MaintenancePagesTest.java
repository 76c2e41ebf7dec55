package dev.wonflow.api.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.payment.PaymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenancePagesTest extends PageTest {
  @AfterEach
  void removeWindows() {
    World.ROWS.sql("delete from maintenance_window").update();
  }

  @Test
  void theBuyerIsWarnedBeforeTheWindowOpens() {
    closed("BANK", Duration.ofMinutes(-10), Duration.ofMinutes(20));
    String path = path(Stored.aPayment().insert());

    String english = http.get(path + "?lang=en").text();
    assertThat(english).contains("Shinhan Bank is closed for maintenance until");
    assertThat(english.indexOf("Shinhan Bank"))
        .as("behind the methods that it concerns")
        .isGreaterThan(english.indexOf("value=\"VIRTUAL_ACCOUNT\""));
    assertThat(http.get(path + "?lang=ko").text()).contains("신한은행 점검 시간입니다");
  }

  @Test
  void aCardCompanyIsNamedAtTheCard() {
    closed("CARD", Duration.ofMinutes(-10), Duration.ofMinutes(20));

    String page = http.get(path(Stored.aPayment().insert()) + "?lang=en").text();

    assertThat(page.indexOf("Shinhan Bank"))
        .isBetween(page.indexOf("value=\"CARD\""), page.indexOf("value=\"TRANSFER\""));
  }

  @ParameterizedTest
  @CsvSource({"-60, -1, no", "-60, 1, is closed", "29, 60, will be closed", "31, 60, no"})
  void onlyWhatIsClosedBeforeTheBuyerHasPaidIsNamed(long from, long until, String words) {
    closed("BANK", Duration.ofMinutes(from), Duration.ofMinutes(until));

    String page = http.get(path(Stored.aPayment().insert()) + "?lang=en").text();

    if (words.equals("no")) {
      assertThat(page).doesNotContain("Shinhan Bank");
    } else {
      assertThat(page).contains("Shinhan Bank " + words);
    }
  }

  @Test
  void theStatusPageSaysWhenItMayWorkAgain() {
    String id =
        Stored.aPayment()
            .status(PaymentStatus.FAILED)
            .with("failure_code", "BANK_MAINTENANCE")
            .with("failure_toss_code", "NOT_AVAILABLE_BANK")
            .with("failure_message", "raw")
            .with("failure_retry_at", Instant.parse("2026-11-21T15:30:00Z"))
            .insert();

    assertThat(http.get(path(id) + "/status?lang=en").text())
        .contains("The bank is closed", "It may work again from 22 Nov 2026, 00:30");
    assertThat(http.get(path(id) + "/status?lang=ko").text()).contains("다시 시도하실 수 있습니다");
  }

  private static void closed(String kind, Duration from, Duration until) {
    Instant now = Instant.now();
    World.ROWS
        .sql(
            """
            insert into maintenance_window (kind, code, name_ko, name_en, starts_at, ends_at)
            values (:kind, '88', '신한은행', 'Shinhan Bank', :from, :until)
            """)
        .param("kind", kind)
        .param("from", now.plus(from).atOffset(ZoneOffset.UTC))
        .param("until", now.plus(until).atOffset(ZoneOffset.UTC))
        .update();
  }
}
