package dev.wonflow.activities.reconciliation;

import static java.util.Objects.requireNonNull;

import dev.wonflow.reconciliation.BookedLines;
import dev.wonflow.reconciliation.RunReference;
import dev.wonflow.reconciliation.SettlementReading;
import dev.wonflow.reconciliation.Settlements;
import dev.wonflow.reconciliation.SettlementsRead;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads settlements and books them in small transactions, each journal once by its key. */
@Component
class SettlementsImpl implements Settlements {
  /** A seal holds up the captures of the day until its transaction ends. */
  private static final int LINES_AT_ONCE = 100;

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
    for (String part : List.of(SettlementSql.FEES, SettlementSql.RESTS)) {
      Batch batch = Batch.NONE;
      do {
        batch = next(run, part, batch);
        journals += batch.journals();
        temporal.heartbeat(journals);
      } while (batch.lines() == LINES_AT_ONCE);
    }
    return new BookedLines(journals);
  }

  /**
   * Some lines one after the other.
   *
   * @param day with key and kind the place of the last one
   * @param journals new ones; a line that does not add up, or settles nothing, has none
   */
  private record Batch(LocalDate day, String key, String kind, int lines, int journals) {
    static final Batch NONE = new Batch(LocalDate.EPOCH, "", "", 0, 0);
  }

  private Batch next(Run run, String part, Batch before) {
    Batch batch =
        transaction.execute(
            status ->
                jdbc.sql(part)
                    .param("date", run.date())
                    .param("account", settings.paidOutTo())
                    .param("day", before.day())
                    .param("key", before.key())
                    .param("kind", before.kind())
                    .param("most", LINES_AT_ONCE)
                    .query(Batch.class)
                    .single());
    return requireNonNull(batch);
  }
}
