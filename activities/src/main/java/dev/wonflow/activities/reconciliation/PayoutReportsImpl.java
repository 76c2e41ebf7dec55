package dev.wonflow.activities.reconciliation;

import dev.wonflow.activities.toss.TossPayoutReports;
import dev.wonflow.activities.toss.TossPayoutReports.Line;
import dev.wonflow.reconciliation.PayoutReports;
import dev.wonflow.reconciliation.PayoutsRead;
import dev.wonflow.reconciliation.RunReference;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Reads Toss's list of payouts; each page is stored in a transaction of its own. */
@Component
class PayoutReportsImpl implements PayoutReports {
  private static final JsonMapper JSON = new JsonMapper();

  private final TossPayoutReports toss;
  private final PatientDatabase database;
  private final Runs runs;

  PayoutReportsImpl(TossPayoutReports toss, PatientDatabase database, Runs runs) {
    this.toss = toss;
    this.database = database;
    this.runs = runs;
  }

  @Override
  public PayoutsRead readPayouts(RunReference reference) {
    ActivityExecutionContext temporal = Activity.getExecutionContext();
    Run run = database.inTransaction(jdbc -> Run.of(jdbc, reference.runId()));
    var read = new AtomicInteger();
    database
        .inTransaction(jdbc -> since(jdbc, run))
        .ifPresent(
            since ->
                toss.read(
                    since,
                    page -> {
                      runs.touch(run.id());
                      store(run, page);
                      temporal.heartbeat(read.addAndGet(page.size()));
                    }));
    return new PayoutsRead(read.get());
  }

  private static Optional<LocalDate> since(JdbcClient jdbc, Run run) {
    return jdbc.sql(PayoutSql.SINCE)
        .param("date", run.date())
        .param("from", run.from())
        .param("to", run.to())
        .query(LocalDate.class)
        .optional();
  }

  private void store(Run run, List<Line> lines) {
    String page = json(lines);
    database.inTransaction(
        jdbc -> jdbc.sql(PayoutSql.STORE).param("run", run.id()).param("page", page).update());
  }

  private static String json(List<Line> lines) {
    ArrayNode page = JSON.createArrayNode();
    for (Line line : lines) {
      page.addObject()
          .put("id", line.id())
          .put("ref_payout_id", line.refPayoutId())
          .put("status", line.status())
          .put("amount", line.amount())
          .put("currency", line.currency())
          .put("payout_date", line.payoutDate().toString());
    }
    return page.toString();
  }
}
