package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The windows at their edges; all times of the questions are Korean. */
class MaintenanceTest extends DatabaseTest {
  /** Bank 88 every night over midnight, bank 20 on Sundays, all banks once, card 61 once. */
  @BeforeEach
  void addWindows() throws SQLException {
    owner(
        """
        insert into maintenance_window (kind, code, name_ko, name_en, starts, ends, weekday) values
          ('BANK', '88', '신한은행', 'Shinhan Bank', '23:30', '00:30', null),
          ('BANK', '20', '우리은행', 'Woori Bank', '02:00', '06:00', 7);
        insert into maintenance_window (kind, code, name_ko, name_en, starts_at, ends_at) values
          ('BANK', null, '모든 은행', 'All banks', '2026-03-01T00:30+09:00', '2026-03-01T03:00+09:00'),
          ('CARD', '61', '현대카드', 'Hyundai Card', '2026-03-01T01:00+09:00', '2026-03-01T02:00+09:00')
        """);
  }

  @AfterEach
  void removeWindows() throws SQLException {
    owner("delete from maintenance_window");
  }

  @ParameterizedTest
  @CsvSource({
    // over midnight: one minute before it, its first and last minutes, and the minute after
    "BANK, 88, 2026-01-05T23:29, ",
    "BANK, 88, 2026-01-05T23:30, 2026-01-06T00:30",
    "BANK, 88, 2026-01-05T23:59, 2026-01-06T00:30",
    "BANK, 88, 2026-01-06T00:00, 2026-01-06T00:30",
    "BANK, 88, 2026-01-06T00:29, 2026-01-06T00:30",
    "BANK, 88, 2026-01-06T00:30, ",
    // another bank, a card company of the same code, a bank that nobody names
    "BANK, 20, 2026-01-06T00:00, ",
    "CARD, 88, 2026-01-06T00:00, ",
    "BANK, , 2026-01-06T00:00, ",
    // 4 January 2026 is a Sunday
    "BANK, 20, 2026-01-03T03:00, ",
    "BANK, 20, 2026-01-04T01:59, ",
    "BANK, 20, 2026-01-04T02:00, 2026-01-04T06:00",
    "BANK, 20, 2026-01-05T02:00, ",
    // once, for all banks: also for one that is not named
    "BANK, 03, 2026-03-01T00:29, ",
    "BANK, , 2026-03-01T00:30, 2026-03-01T03:00",
    "BANK, 03, 2026-03-01T02:59, 2026-03-01T03:00",
    "BANK, 03, 2026-03-01T03:00, ",
    "CARD, 61, 2026-03-01T01:59, 2026-03-01T02:00",
    "CARD, 61, 2026-03-01T02:00, ",
    // the night's window, then that of all banks, and for bank 20 its Sunday
    "BANK, 88, 2026-02-28T23:45, 2026-03-01T03:00",
    "BANK, 20, 2026-03-01T00:30, 2026-03-01T06:00"
  })
  void closedFromItsFirstMinuteToItsLast(
      String kind, @Nullable String code, String moment, @Nullable String opens) {
    OffsetDateTime until =
        sql.sql("select closed_until(?, ?, ?)")
            .param(kind)
            .param(code)
            .param(seoul(moment))
            .query(OffsetDateTime.class)
            .optional()
            .orElse(null);

    assertThat(until == null ? null : until.toInstant())
        .isEqualTo(opens == null ? null : seoul(opens).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "('BANK', '88', 'a', 'a', '01:00', '01:00', null, null, null)", // never or always
        "('BANK', '88', 'a', 'a', '01:00', null, null, null, null)",
        "('BANK', '88', 'a', 'a', null, null, null, null, null)",
        "('BANK', '88', 'a', 'a', '01:00', '02:00', 8, null, null)",
        "('BANK', '88', 'a', 'a', '01:00', '02:00', null, now(), now() + interval '1 hour')",
        "('BANK', '88', 'a', 'a', null, null, null, now(), now() - interval '1 hour')",
        "('BANK', '088', 'a', 'a', '01:00', '02:00', null, null, null)",
        "('SHOP', '88', 'a', 'a', '01:00', '02:00', null, null, null)"
      })
  void windowThatMakesNoSenseIsRefused(String values) {
    assertThatThrownBy(
            () ->
                owner(
                    "insert into maintenance_window (kind, code, name_ko, name_en, starts, ends,"
                        + " weekday, starts_at, ends_at) values "
                        + values))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("check constraint");
  }

  @Test
  void apiSeesTheWindowsAndChangesNone() throws SQLException {
    try (Connection api =
            DriverManager.getConnection(
                DATABASE.url(), DATABASE.api().user(), DATABASE.api().password());
        Statement statement = api.createStatement()) {
      assertThat(statement.executeQuery("select * from maintenance_around(now())").next()).isTrue();
      assertThatThrownBy(() -> statement.execute("delete from maintenance_window"))
          .hasMessageContaining("permission denied");
    }
  }

  private static OffsetDateTime seoul(String local) {
    return OffsetDateTime.parse(local + ":00+09:00");
  }

  private static void owner(String statements) throws SQLException {
    try (Connection owner =
            DriverManager.getConnection(
                DATABASE.url(), DATABASE.owner().user(), DATABASE.owner().password());
        Statement statement = owner.createStatement()) {
      statement.execute(statements);
    }
  }
}
