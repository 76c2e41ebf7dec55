package dev.wonflow.api.checkout;

import dev.wonflow.api.json.SeoulTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which banks and card companies are closed, or will be before a buyer has paid. */
@Component
class ClosedTimes {
  /** As long as Toss's window may stay open before it. */
  private static final Duration AHEAD = Duration.ofMinutes(30);

  private static final int MOST = 40;

  private final JdbcClient database;

  ClosedTimes(JdbcClient database) {
    this.database = database;
  }

  /** A closed time that has begun, or begins soon. */
  record ClosedTime(
      String kind, String name, OffsetDateTime from, OffsetDateTime until, boolean now) {}

  /** What concerns payments that begin now, by kind. */
  record Closed(List<ClosedTime> banks, List<ClosedTime> cards) {}

  Closed at(Instant moment, Locale locale) {
    List<ClosedTime> all =
        database
            .sql(
                """
                select kind, case when :korean then name_ko else name_en end as name, starts_at, ends_at,
                       starts_at <= :moment as now
                  from maintenance_around(:moment)
                 where starts_at <= :soon order by starts_at, ends_at, name limit :most
                """)
            .param("korean", locale.getLanguage().equals("ko"))
            .param("moment", moment.atOffset(ZoneOffset.UTC))
            .param("soon", moment.plus(AHEAD).atOffset(ZoneOffset.UTC))
            .param("most", MOST)
            .query(ClosedTimes::closedTime)
            .list();
    return new Closed(of("BANK", all), of("CARD", all));
  }

  private static List<ClosedTime> of(String kind, List<ClosedTime> all) {
    return all.stream().filter(closed -> closed.kind().equals(kind)).toList();
  }

  private static ClosedTime closedTime(ResultSet row, int number) throws SQLException {
    return new ClosedTime(
        row.getString("kind"),
        row.getString("name"),
        SeoulTime.of(row.getObject("starts_at", OffsetDateTime.class).toInstant()),
        SeoulTime.of(row.getObject("ends_at", OffsetDateTime.class).toInstant()),
        row.getBoolean("now"));
  }
}
