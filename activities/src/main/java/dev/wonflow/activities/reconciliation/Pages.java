package dev.wonflow.activities.reconciliation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.wonflow.activities.toss.TossReports;
import dev.wonflow.activities.toss.TransactionLine;
import dev.wonflow.reconciliation.PagesRead;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Reads Toss's transactions of a day and stores each line once. */
@Component
class Pages {
  /** Of one activity; the workflow goes on with the next. */
  private static final int MOST = 20;

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final JsonMapper JSON = new JsonMapper();

  private final TossReports toss;
  private final PatientDatabase database;
  private final Runs runs;

  Pages(TossReports toss, PatientDatabase database, Runs runs) {
    this.toss = toss;
    this.database = database;
    this.runs = runs;
  }

  /** Goes on from a place; tells after each page how far it is. Only an empty page is the end. */
  PagesRead read(long runId, PagesRead from, Consumer<PagesRead> heartbeat) {
    Run run = database.inTransaction(jdbc -> Run.of(jdbc, runId));
    PagesRead read = from;
    for (int page = 0; page < MOST; page++) {
      runs.touch(runId);
      List<TransactionLine> lines = toss.transactions(run.date(), read.after());
      if (lines.isEmpty()) {
        return new PagesRead(read.after(), read.lines(), read.contradicted(), true);
      }
      read = store(run, lines, read);
      heartbeat.accept(read);
    }
    return read;
  }

  private record Stored(long lines, long contradicted) {}

  private PagesRead store(Run run, List<TransactionLine> lines, PagesRead before) {
    String page = json(lines.stream().filter(line -> isOf(run.date(), line)).toList());
    Stored stored =
        database.inTransaction(
            jdbc ->
                jdbc.sql(PageSql.STORE)
                    .param("run", run.id())
                    .param("date", run.date())
                    .param("page", page)
                    .query(Stored.class)
                    .single());
    return new PagesRead(
        lines.getLast().transactionKey(),
        before.lines() + stored.lines(),
        before.contradicted() + stored.contradicted(),
        false);
  }

  private static boolean isOf(LocalDate date, TransactionLine line) {
    return line.transactionAt().atZone(SEOUL).toLocalDate().equals(date);
  }

  private static String json(List<TransactionLine> lines) {
    ArrayNode page = JSON.createArrayNode();
    for (TransactionLine line : lines) {
      page.addObject()
          .put("transaction_key", line.transactionKey())
          .put("kind", line.kind().name())
          .put("payment_key", line.paymentKey())
          .put("order_id", line.orderId())
          .put("status", line.status())
          .put("transaction_at", line.transactionAt().toString())
          .put("amount", line.amount())
          .put("currency", line.currency())
          .put("journal_key", line.journalKey())
          .set("raw", line.raw());
    }
    return page.toString();
  }
}
