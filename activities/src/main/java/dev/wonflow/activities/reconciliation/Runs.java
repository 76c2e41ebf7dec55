package dev.wonflow.activities.reconciliation;

import dev.wonflow.activities.toss.PayoutProperties;
import dev.wonflow.activities.toss.TossReportProperties;
import dev.wonflow.money.Money;
import dev.wonflow.reconciliation.OpenedRun;
import dev.wonflow.reconciliation.Opening;
import dev.wonflow.reconciliation.ReconciliationOutcome;
import dev.wonflow.reconciliation.ReconciliationVerdict;
import dev.wonflow.reconciliation.RunEnd;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens and closes runs. */
@Component
class Runs {
  private final PatientDatabase database;
  private final Duration page;

  Runs(PatientDatabase database, TossReportProperties reports, PayoutProperties payouts) {
    this.database = database;
    this.page = Collections.max(List.of(reports.callTimeout(), payouts.callTimeout()));
  }

  OpenedRun open(Opening opening) {
    return database.inTransaction(
        jdbc ->
            stored(jdbc, opening)
                .or(() -> insert(jdbc, opening))
                .map(id -> new OpenedRun(id, true, page))
                .orElseGet(() -> new OpenedRun(0, false, page)));
  }

  private static Optional<Long> stored(JdbcClient jdbc, Opening opening) {
    return jdbc.sql("select id from reconciliation_run where key = :key")
        .param("key", opening.key())
        .query(Long.class)
        .optional();
  }

  /** Empty while another run of the date is running; one that gave no sign for long is closed. */
  private static Optional<Long> insert(JdbcClient jdbc, Opening opening) {
    jdbc.sql(
            """
            update reconciliation_run set state = 'CLOSED', verdict = 'incomplete', closed_at = now(), missing = 'Its workflow is gone'
             where date = :date and state = 'RUNNING' and alive_at < now() - interval '2 hours'
            """)
        .param("date", opening.date())
        .update();
    return jdbc.sql(
            """
            insert into reconciliation_run (date, number, key, workflow_id, trigger, provisional, compared_to)
            select d.date, coalesce((select max(number) from reconciliation_run where date = d.date), 0) + 1, :key, :workflow,
                   :trigger, now() < d.over, least(now(), d.over)
              from (select cast(:date as date), cast(cast(:date as date) + 1 as timestamp) at time zone 'Asia/Seoul') d (date, over)
            on conflict do nothing
            returning id
            """)
        .param("date", opening.date())
        .param("key", opening.key())
        .param("workflow", opening.workflowId())
        .param("trigger", opening.trigger().name())
        .query(Long.class)
        .optional();
  }

  /** A sign of life; false where the run is closed. */
  boolean touch(long runId) {
    return database.inTransaction(
        jdbc ->
            jdbc.sql(
                        "update reconciliation_run set alive_at = now() where id = :id and state = 'RUNNING'")
                    .param("id", runId)
                    .update()
                == 1);
  }

  ReconciliationOutcome close(RunEnd end) {
    return database.inTransaction(
        jdbc -> {
          if (Run.of(jdbc, end.runId()).isRunning()) {
            jdbc.sql(RunSql.CLOSE)
                .param("run", end.runId())
                .param("missing", end.missing())
                .param("note", end.note())
                .update();
            jdbc.sql(RunSql.TELL).param("run", end.runId()).update();
          }
          return outcome(jdbc, end.runId());
        });
  }

  private static ReconciliationOutcome outcome(JdbcClient jdbc, long runId) {
    return jdbc.sql(RunSql.OUTCOME)
        .param("run", runId)
        .query(
            (row, n) ->
                new ReconciliationOutcome(
                    row.getObject("date", LocalDate.class),
                    row.getInt("number"),
                    ReconciliationVerdict.of(row.getString("verdict")),
                    Money.krw(row.getLong("toss_total")),
                    Money.krw(row.getLong("books_total")),
                    Money.krw(row.getLong("toss_total") - row.getLong("books_total")),
                    row.getInt("open")))
        .single();
  }
}
