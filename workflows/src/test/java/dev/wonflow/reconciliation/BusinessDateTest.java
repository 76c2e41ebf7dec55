package dev.wonflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The day that a firing is about, wherever the JVM believes it is. */
class BusinessDateTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private final TimeZone before = TimeZone.getDefault();

  @AfterEach
  void restore() {
    TimeZone.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T05:50:00, 2026-11-20",
    "2026-11-21T06:00:00, 2026-11-20",
    "2026-11-21T06:00:00.001, 2026-11-20",
    "2026-11-21T09:00:00, 2026-11-20", // midnight in UTC
    "2026-11-21T08:59:59, 2026-11-20",
    "2026-11-21T00:00:00, 2026-11-20",
    "2026-11-20T23:59:59.999, 2026-11-19",
    "2026-03-01T06:00:00, 2026-02-28",
    "2028-03-01T06:00:00, 2028-02-29",
    "2027-01-01T06:00:00, 2026-12-31",
    "2026-12-01T06:00:00, 2026-11-30"
  })
  void aFiringIsAboutTheDayBeforeInSeoul(String inSeoul, LocalDate expected) {
    Instant firing = ZonedDateTime.parse(inSeoul + "+09:00").toInstant();

    for (String zone :
        new String[] {"UTC", "America/New_York", "Asia/Seoul", "Pacific/Kiritimati"}) {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      assertThat(BusinessDate.before(firing)).as(zone).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2026, 2027, 2028})
  void everyDayOfAYearHasOneFiringAtSix(int year) {
    LocalDate day = LocalDate.of(year, 1, 1);
    while (day.getYear() == year) {
      for (int minute = 350; minute <= 540; minute += 10) {
        Instant firing = day.atStartOfDay(SEOUL).plusMinutes(minute).toInstant();
        assertThat(BusinessDate.before(firing)).isEqualTo(day.minusDays(1));
      }
      day = day.plusDays(1);
    }
  }

  /** Minute by minute; on the day of the November one the clocks of New York change. */
  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Seoul", "Pacific/Kiritimati"})
  void twentySixHoursAroundTwelveMidnightsAreAboutTheDayThatIsOver(String zone) {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    for (int month = 1; month <= 12; month++) {
      LocalDate day = LocalDate.of(2026, month, 1);
      Instant midnight = day.atStartOfDay().toInstant(ZoneOffset.ofHours(9));
      for (int minute = -13 * 60; minute <= 13 * 60; minute++) {
        Instant firing = midnight.plus(Duration.ofMinutes(minute));
        assertThat(BusinessDate.before(firing))
            .as("%s", firing)
            .isEqualTo(day.minusDays(minute < 0 ? 2 : 1));
      }
      assertThat(BusinessDate.before(midnight.minusNanos(1))).isEqualTo(day.minusDays(2));
    }
  }
}
