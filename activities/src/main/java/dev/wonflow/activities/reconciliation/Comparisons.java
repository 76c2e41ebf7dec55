package dev.wonflow.activities.reconciliation;

import dev.wonflow.reconciliation.Comparing;
import dev.wonflow.reconciliation.Comparison;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares the sides of a day in the database, set against set, over one snapshot. */
@Component
class Comparisons {
  private final PatientDatabase database;
  private final ReconciliationProperties settings;

  Comparisons(PatientDatabase database, ReconciliationProperties settings) {
    this.database = database;
    this.settings = settings;
  }

  Comparison compare(Comparing comparing) {
    return database.inTransaction(
        jdbc -> {
          Run run = Run.of(jdbc, comparing.runId());
          if (run.isRunning()) {
            find(jdbc, run, comparing.round());
          }
          return found(jdbc, run);
        });
  }

  private void find(JdbcClient jdbc, Run run, int round) {
    jdbc.sql(ComparisonSql.FIND)
        .param("run", run.id())
        .param("round", round)
        .param("date", run.date())
        .param("from", run.from())
        .param("to", run.to())
        .param("due", settings.settlementDueDays())
        .param("overdue", settings.payoutOverdue().toSeconds())
        .param("breaks", LedgerBreaks.asJson(jdbc))
        .update();
    jdbc.sql(ComparisonSql.TOTALS)
        .param("run", run.id())
        .param("round", round)
        .param("date", run.date())
        .param("from", run.from())
        .param("to", run.to())
        .update();
    jdbc.sql(ComparisonSql.GONE).param("run", run.id()).update();
  }

  private static Comparison found(JdbcClient jdbc, Run run) {
    return jdbc.sql(ComparisonSql.FOUND)
        .param("run", run.id())
        .param("date", run.date())
        .param("to", run.to())
        .query(
            (row, n) ->
                new Comparison(
                    row.getInt("found"), row.getInt("healable"), row.getLong("vanished")))
        .single();
  }
}
