package dev.wonflow.api.payout;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.api.operation.Audits;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.error.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Days on which Korean banks are closed, besides Saturdays and Sundays. A change counts at once,
 * for payouts that wait too; days that have begun are not changed, they say why a payout waited.
 */
@Component
class Holidays {
  private static final int MOST_YEARS = 3;
  private static final int MOST_CHARACTERS = 100;
  private static final String DAY = "a day after today, within three years, such as 2027-02-08";

  private final JdbcClient database;
  private final Audits audits;
  private final Clock clock;

  Holidays(JdbcClient database, Audits audits, Clock clock) {
    this.database = database;
    this.audits = audits;
    this.clock = clock;
  }

  /** A day in Seoul, and what it is called. */
  record Holiday(LocalDate day, String name) {}

  /** Those of a year, the first one first. */
  List<Holiday> of(int year) {
    return database
        .sql("select day, name from holiday where day between :first and :last order by day")
        .param("first", LocalDate.of(year, 1, 1))
        .param("last", LocalDate.of(year, 12, 31))
        .query(Holidays::holiday)
        .list();
  }

  /** Adds a day; false where it is there already under that name. */
  @Transactional
  boolean add(Caller caller, @Nullable String day, @Nullable String name) {
    var holiday = new Holiday(toCome(day), Require.text("name", name, 1, MOST_CHARACTERS));
    int added =
        database
            .sql("insert into holiday (day, name) values (:day, :name) on conflict do nothing")
            .param("day", holiday.day())
            .param("name", holiday.name())
            .update();
    if (added == 1) {
      tell(caller, "HOLIDAY_ADDED", holiday);
    } else if (!of(holiday.day().getYear()).contains(holiday)) {
      throw new Refused(
          ErrorCode.COMMAND_NOT_ALLOWED, holiday.day() + " is a holiday under another name");
    }
    return added == 1;
  }

  /** Takes a day back; refuses one that is not there. */
  @Transactional
  void remove(Caller caller, String day) {
    Holiday removed =
        database
            .sql("delete from holiday where day = :day returning day, name")
            .param("day", toCome(day))
            .query(Holidays::holiday)
            .optional()
            .orElseThrow(Refused::notFound);
    tell(caller, "HOLIDAY_REMOVED", removed);
  }

  LocalDate today() {
    return SeoulTime.of(clock.instant()).toLocalDate();
  }

  private LocalDate toCome(@Nullable String sent) {
    LocalDate today = today();
    LocalDate last = today.plusYears(MOST_YEARS).minusDays(1);
    return Require.day("day", sent, today.plusDays(1), last, DAY);
  }

  private static Holiday holiday(ResultSet row, int number) throws SQLException {
    return new Holiday(row.getObject("day", LocalDate.class), row.getString("name"));
  }

  private void tell(Caller caller, String action, Holiday holiday) {
    var decision =
        new Audits.Decision(caller, action, holiday.day().toString(), holiday.name(), null);
    audits.taken("holiday:" + UUID.randomUUID(), decision, "DONE");
  }
}
