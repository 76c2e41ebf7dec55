package dev.wonflow.activities.reconciliation;

import dev.wonflow.activities.toss.TossPayoutReports;
import dev.wonflow.activities.toss.TossPayoutReports.Line;
import dev.wonflow.activities.toss.TossPayoutReports.Page;
import dev.wonflow.reconciliation.PayoutReading;
import dev.wonflow.reconciliation.PayoutReports;
import dev.wonflow.reconciliation.PayoutsRead;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Reads Toss's list of payouts; each page is stored in a transaction of its own. */
@Component
class PayoutReportsImpl implements PayoutReports {
  /** Of one activity; the workflow goes on with the next. */
  private static final int MOST = 20;

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
  public PayoutsRead readPayouts(PayoutReading reading) {
    ActivityExecutionContext temporal = Activity.getExecutionContext();
    PayoutsRead from = temporal.getHeartbeatDetails(PayoutsRead.class).orElse(reading.from());
    Run run = database.inTransaction(jdbc -> Run.of(jdbc, reading.runId()));
    return Optional.ofNullable(from.since())
        .or(() -> database.inTransaction(jdbc -> since(jdbc, run)))
        .map(since -> read(run, since, from, temporal::heartbeat))
        .orElse(new PayoutsRead(null, null, 0, true));
  }

  /** Goes on from a place; tells after each page how far it is. */
  private PayoutsRead read(
      Run run, LocalDate since, PayoutsRead from, Consumer<PayoutsRead> heartbeat) {
    PayoutsRead read = from;
    for (int page = 0; page < MOST && !read.atEnd(); page++) {
      runs.touch(run.id());
      Page shown = toss.page(since, read.after());
      store(run, shown.lines());
      int payouts = read.payouts() + shown.lines().size();
      read = new PayoutsRead(since, shown.next(), payouts, shown.next() == null);
      heartbeat.accept(read);
    }
    return read;
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
