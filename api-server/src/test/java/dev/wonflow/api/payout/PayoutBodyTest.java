package dev.wonflow.api.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.api.problem.Refused;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayoutBodyTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

  @ParameterizedTest
  @ValueSource(strings = {"2026-12-02", "2027-11-16"})
  void tomorrowAndTheDayIn350DaysAreTaken(String day) {
    assertThat(new PayoutBody(null, null, day).day(TODAY)).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-12-01", "2027-11-17", ""})
  void todayAndLaterDaysAreRefused(String day) {
    assertThatThrownBy(() -> new PayoutBody(null, null, day).day(TODAY))
        .isInstanceOf(Refused.class)
        .hasMessage("payOn: a day after today, within 350 days, such as 2026-12-01");
  }
}
