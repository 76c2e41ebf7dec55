package dev.wonflow.activities.reconciliation;

import dev.wonflow.reconciliation.BookedLines;
import dev.wonflow.reconciliation.RunReference;
import dev.wonflow.reconciliation.SettlementReading;
import dev.wonflow.reconciliation.Settlements;
import dev.wonflow.reconciliation.SettlementsRead;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads settlements and books them in small transactions, each journal once by its key. */
@Component
class SettlementsImpl implements Settlements {
  /** A seal holds up the captures of the day until its transaction ends. */
  private static final int JOURNALS_AT_ONCE = 100;

  private final SettlementPages pages;
  private final ReconciliationProperties settings;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  SettlementsImpl(
      SettlementPages pages,
      ReconciliationProperties settings,
      JdbcClient jdbc,
      TransactionTemplate transaction) {
    this.pages = pages;
    this.settings = settings;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public SettlementsRead read(SettlementReading reading) {
    ActivityExecutionContext temporal = Activity.getExecutionContext();
    SettlementsRead from =
        temporal
            .getHeartbeatDetails(SettlementsRead.class)
            .orElseGet(() -> SettlementsRead.none(reading.from()));
    return pages.read(reading.runId(), from, temporal::heartbeat);
  }

  @Override
  public BookedLines book(RunReference reference) {
    ActivityExecutionContext temporal = Activity.getExecutionContext();
    Run run = Run.of(jdbc, reference.runId());
    int journals = 0;
    for (int booked = some(run); booked > 0; booked = some(run)) {
      journals += booked;
      temporal.heartbeat(journals);
    }
    return new BookedLines(journals);
  }

  private int some(Run run) {
    Integer booked =
        transaction.execute(
            status ->
                jdbc.sql(SettlementSql.BOOK)
                    .param("date", run.date())
                    .param("account", settings.paidOutTo())
                    .param("most", JOURNALS_AT_ONCE)
                    .query(Integer.class)
                    .single());
    return booked == null ? 0 : booked;
  }
}
