package dev.wonflow.activities.reconciliation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.wonflow.activities.toss.SettlementLine;
import dev.wonflow.activities.toss.TossReports;
import dev.wonflow.reconciliation.SettlementPlace;
import dev.wonflow.reconciliation.SettlementsRead;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Reads Toss's settlements of a day and stores each line once. */
@Component
class SettlementPages {
  /** Of one activity; the workflow goes on with the next. */
  private static final int MOST = 20;

  private static final JsonMapper JSON = new JsonMapper();

  private final TossReports toss;
  private final PatientDatabase database;
  private final Runs runs;

  SettlementPages(TossReports toss, PatientDatabase database, Runs runs) {
    this.toss = toss;
    this.database = database;
    this.runs = runs;
  }

  /** Goes on from a place; tells after each page how far it is. Only an empty page is the end. */
  SettlementsRead read(long runId, SettlementsRead from, Consumer<SettlementsRead> heartbeat) {
    Run run = database.inTransaction(jdbc -> Run.of(jdbc, runId));
    SettlementsRead read = from;
    for (int page = 0; page < MOST; page++) {
      runs.touch(runId);
      SettlementPlace place = read.next();
      List<SettlementLine> lines =
          toss.settlements(run.date(), place.byPaidOutDate(), place.page());
      if (lines.isEmpty() && place.byPaidOutDate()) {
        return new SettlementsRead(place, read.lines(), read.contradicted(), true);
      }
      read =
          lines.isEmpty()
              ? new SettlementsRead(
                  new SettlementPlace(true, 1), read.lines(), read.contradicted(), false)
              : store(run, lines, read);
      heartbeat.accept(read);
    }
    return read;
  }

  private record Stored(long lines, long contradicted) {}

  private SettlementsRead store(Run run, List<SettlementLine> lines, SettlementsRead before) {
    String page = json(lines);
    Stored stored =
        database.inTransaction(
            jdbc ->
                jdbc.sql(SettlementSql.STORE)
                    .param("run", run.id())
                    .param("page", page)
                    .query(Stored.class)
                    .single());
    return new SettlementsRead(
        before.next().next(),
        before.lines() + stored.lines(),
        before.contradicted() + stored.contradicted(),
        false);
  }

  private static String json(List<SettlementLine> lines) {
    ArrayNode page = JSON.createArrayNode();
    for (SettlementLine line : lines) {
      page.addObject()
          .put("transaction_key", line.transactionKey())
          .put("kind", line.kind().name())
          .put("payment_key", line.paymentKey())
          .put("order_id", line.orderId())
          .put("currency", line.currency())
          .put("amount", line.amount())
          .put("fee", line.fee())
          .put("fee_parts", line.feeParts())
          .put("supply_amount", line.supplyAmount())
          .put("vat", line.vat())
          .put("pay_out_amount", line.payOutAmount())
          .put("sold_date", line.soldDate().toString())
          .put("paid_out_date", line.paidOutDate().toString())
          .set("raw", line.raw());
    }
    return page.toString();
  }
}
