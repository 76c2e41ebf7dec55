package dev.wonflow.api.reconciliation;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.api.reconciliation.ReconciliationAnswer.Found;
import dev.wonflow.money.Money;
import dev.wonflow.reconciliation.DiscrepancyClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs, read through the views. */
@Component
class Reconciliations {
  private final JdbcClient database;

  Reconciliations(JdbcClient database) {
    this.database = database;
  }

  /** The latest run of a date. */
  Optional<ReconciliationAnswer> latest(LocalDate date) {
    return database
        .sql("select * from reconciliation_view where date = :date order by run desc limit 1")
        .param("date", date)
        .query((row, n) -> answer(row))
        .optional();
  }

  /** The last runs of a date, the newest first. */
  List<ReconciliationAnswer> of(LocalDate date) {
    return database
        .sql("select * from reconciliation_view where date = :date order by run desc limit 50")
        .param("date", date)
        .query((row, n) -> answer(row))
        .list();
  }

  /** Runs before a place, the newest first. */
  List<ReconciliationAnswer> before(Place place, int limit) {
    return database
        .sql(
            """
            select * from reconciliation_view where (date, run) < (:date, :run) order by date desc, run desc limit :limit
            """)
        .param("date", place.date())
        .param("run", place.run())
        .param("limit", limit)
        .query((row, n) -> answer(row))
        .list();
  }

  /** The number of the run of a workflow, once it has begun. */
  Optional<Integer> number(String workflowId) {
    return database
        .sql("select max(run) from reconciliation_view where workflow_id = :id having count(*) > 0")
        .param("id", workflowId)
        .query(Integer.class)
        .optional();
  }

  /** A run of a date, or its latest where no number is given. */
  Optional<ReconciliationAnswer> shown(LocalDate date, @Nullable Integer run) {
    return run == null ? latest(date) : run(date, run);
  }

  private Optional<ReconciliationAnswer> run(LocalDate date, int run) {
    return database
        .sql("select * from reconciliation_view where date = :date and run = :run")
        .param("date", date)
        .param("run", run)
        .query((row, n) -> answer(row))
        .optional();
  }

  /** The latest run of each of the last days, the oldest first. */
  List<Trend.Day> trend(int days) {
    return database
        .sql(
            """
            select * from (
              select distinct on (date) date, coalesce(verdict, 'running') as verdict, difference,
                     (select count(*) from discrepancy_view d where d.run_id = r.run_id) as found
                from reconciliation_view r order by date desc, run desc limit :days) last
             order by date
            """)
        .param("days", days)
        .query(Trend.Day.class)
        .list();
  }

  private List<Found> classes(long runId) {
    return database
        .sql(
            """
            select class, kind, count(*) as count, count(*) filter (where not healed and state = 'OPEN') as open,
                   sum(coalesce(theirs, 0) - coalesce(ours, 0)) as amount, sum(left_difference) as left_amount
              from discrepancy_view where run_id = :run group by class, kind order by class, kind
            """)
        .param("run", runId)
        .query(
            (row, n) ->
                new Found(
                    row.getString("class"),
                    DiscrepancyClass.valueOf(row.getString("class")).sentence(),
                    row.getString("kind"),
                    row.getInt("count"),
                    row.getInt("open"),
                    won(row, "amount"),
                    won(row, "left_amount")))
        .list();
  }

  private ReconciliationAnswer answer(ResultSet row) throws SQLException {
    return new ReconciliationAnswer(
        row.getObject("date", LocalDate.class),
        row.getInt("run"),
        row.getString("trigger"),
        row.getBoolean("provisional"),
        row.getString("verdict"),
        time(row, "started_at").orElseThrow(),
        time(row, "closed_at").orElse(null),
        row.getLong("lines"),
        won(row, "toss_total"),
        won(row, "books_total"),
        won(row, "difference"),
        classes(row.getLong("run_id")),
        row.getString("missing"),
        row.getString("note"),
        row.getString("signed_by"),
        time(row, "signed_at").orElse(null));
  }

  private static Amount won(ResultSet row, String column) throws SQLException {
    return Amount.of(Money.krw(row.getLong(column)));
  }

  private static Optional<OffsetDateTime> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(time -> SeoulTime.of(time.toInstant()));
  }
}
