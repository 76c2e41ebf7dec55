package dev.wonflow.api.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.World;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayTest extends ApiTest {
  private static final String PATH = "/payouts/v1/holidays";
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
  private final LocalDate day = today.plusMonths(30);
  private final String name = "선거일 " + UUID.randomUUID();

  @AfterEach
  void forget() {
    World.ROWS.sql("delete from holiday where day = ? or day = ?").params(day, today).update();
  }

  @Test
  void financeAddsAHolidayOnceAndTakesItBack() {
    Answer added = put(day.toString(), name);
    Answer again = put(day.toString(), name);

    assertThat(added.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(put(day.toString(), "another").problem()).isEqualTo("409 COMMAND_NOT_ALLOWED");
    assertThat(http.as("auditor").get(PATH + "?year=" + day.getYear()).text())
        .contains("{\"day\":\"" + day + "\",\"name\":\"" + name + "\"}");

    assertThat(http.as("finance").delete(PATH + "/" + day).status()).isEqualTo(204);

    assertThat(http.as("finance").delete(PATH + "/" + day).problem()).isEqualTo("404 NOT_FOUND");
    assertThat(http.as("finance").get(PATH + "?year=" + day.getYear()).text()).doesNotContain(name);
    assertThat(audit()).containsExactly("finance-1 HOLIDAY_ADDED", "finance-1 HOLIDAY_REMOVED");
  }

  @Test
  void aDayThatHasBegunIsNotChanged() {
    World.ROWS.sql("insert into holiday values (?, ?)").params(today, name).update();

    assertThat(put(today.toString(), name).problem()).isEqualTo("400 INVALID_REQUEST day");
    assertThat(http.as("finance").delete(PATH + "/" + today).problem())
        .isEqualTo("400 INVALID_REQUEST day");

    assertThat(http.as("finance").get(PATH).text()).contains(name);
    assertThat(audit()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2027-02-30, x, day", "tomorrow, x, day", "2999-01-01, x, day", "@, '', name"})
  void whatIsNoHolidayIsRefused(String sent, String called, String field) {
    assertThat(put(sent.replace("@", day.toString()), called).problem())
        .isEqualTo("400 INVALID_REQUEST " + field);
  }

  @Test
  void lastDayWithinThreeYearsIsTakenAndTheNextIsNot() {
    LocalDate last = today.plusYears(3).minusDays(1);

    assertThat(put(last.toString(), name).status()).isEqualTo(201);
    assertThat(put(last.plusDays(1).toString(), name).problem())
        .isEqualTo("400 INVALID_REQUEST day");
    assertThat(http.as("finance").delete(PATH + "/" + last).status()).isEqualTo(204);
  }

  @Test
  void yearsAreNamedInFull() {
    assertThat(http.as("finance").get(PATH + "?year=27").problem())
        .isEqualTo("400 INVALID_REQUEST year");
    assertThat(http.as("finance").get(PATH).at("/year")).isEqualTo("" + today.getYear());
  }

  private Answer put(String holiday, String called) {
    return http.as("finance")
        .method(
            "PUT",
            PATH + "/" + holiday,
            "{\"name\":\"" + called + "\"}",
            "Content-Type",
            "application/json");
  }

  private List<String> audit() {
    return World.ROWS
        .sql("select concat_ws(' ', actor, action) from audit_view where reason = ? order by id")
        .param(name)
        .query(String.class)
        .list();
  }
}
