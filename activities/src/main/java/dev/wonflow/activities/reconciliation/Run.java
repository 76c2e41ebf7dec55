package dev.wonflow.activities.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A stored run.
 *
 * @param comparedTo what came later is not compared
 */
record Run(
    long id, LocalDate date, int number, boolean provisional, String state, Instant comparedTo) {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  static Run of(JdbcClient jdbc, long id) {
    return jdbc.sql(
            """
            select id, date, number, provisional, state, compared_to from reconciliation_run where id = :id
            """)
        .param("id", id)
        .query(
            (row, n) ->
                new Run(
                    row.getLong("id"),
                    row.getObject("date", LocalDate.class),
                    row.getInt("number"),
                    row.getBoolean("provisional"),
                    row.getString("state"),
                    row.getObject("compared_to", OffsetDateTime.class).toInstant()))
        .single();
  }

  boolean isRunning() {
    return state.equals("RUNNING");
  }

  OffsetDateTime from() {
    return date.atStartOfDay(SEOUL).toInstant().atOffset(ZoneOffset.UTC);
  }

  OffsetDateTime to() {
    return comparedTo.atOffset(ZoneOffset.UTC);
  }
}
