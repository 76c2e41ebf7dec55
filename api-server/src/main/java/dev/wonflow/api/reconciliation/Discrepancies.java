package dev.wonflow.api.reconciliation;

import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.api.reconciliation.ReconciliationAnswer.Discrepancy;
import dev.wonflow.reconciliation.DiscrepancyClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What runs found and what was decided about it, read through the views. */
@Component
class Discrepancies {
  private final JdbcClient database;

  Discrepancies(JdbcClient database) {
    this.database = database;
  }

  /** One line of what was decided. */
  record Decided(
      String discrepancyId,
      OffsetDateTime at,
      String actor,
      String kind,
      String reason,
      boolean allowed,
      String state,
      @Nullable String journalKey) {}

  /** Whether a run ever found it. */
  boolean exists(String id) {
    return database
            .sql("select count(*) from discrepancy_view where discrepancy_id = :id")
            .param("id", id)
            .query(Long.class)
            .single()
        > 0;
  }

  /** What a run found, the worst first. */
  List<Discrepancy> of(LocalDate date, int run, int most) {
    return database
        .sql(
            """
            select d.*, p.order_name
              from discrepancy_view d left join payment_view p on p.payment_id = d.payment_id
             where d.date = :date and d.run = :run
             order by d.healed, abs(d.difference) desc, d.discrepancy_id limit :most
            """)
        .param("date", date)
        .param("run", run)
        .param("most", most)
        .query(Discrepancies::discrepancy)
        .list();
  }

  /** What was decided about those of a run, the oldest first; at most 500. */
  List<Decided> decided(LocalDate date, int run) {
    return database
        .sql(
            """
            select c.* from discrepancy_decision_view c
             where exists (select from discrepancy_view d
                            where d.date = :date and d.run = :run and d.discrepancy_id = c.discrepancy_id)
             order by c.decided_at limit 500
            """)
        .param("date", date)
        .param("run", run)
        .query(
            (row, n) ->
                new Decided(
                    row.getString("discrepancy_id"),
                    SeoulTime.of(row.getObject("decided_at", OffsetDateTime.class).toInstant()),
                    row.getString("actor"),
                    row.getString("kind"),
                    row.getString("reason"),
                    row.getBoolean("allowed"),
                    row.getString("state"),
                    row.getString("journal_key")))
        .list();
  }

  private static Discrepancy discrepancy(ResultSet row, int number) throws SQLException {
    return new Discrepancy(
        row.getString("discrepancy_id"),
        row.getString("class"),
        DiscrepancyClass.valueOf(row.getString("class")).sentence(),
        row.getString("kind"),
        row.getString("state"),
        row.getBoolean("healed"),
        row.getString("key"),
        row.getString("payment_id"),
        row.getString("order_name"),
        row.getObject("theirs", Long.class),
        row.getObject("ours", Long.class),
        row.getLong("difference"),
        row.getLong("left_difference"),
        row.getString("assignee"),
        row.getLong("in_suspense"),
        SeoulTime.of(row.getObject("opened_at", OffsetDateTime.class).toInstant()));
  }
}
