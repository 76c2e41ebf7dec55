package dev.wonflow.activities.reconciliation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.activities.ledger.VerifyLedger.Break;
import dev.wonflow.reconciliation.DiscrepancyClass;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the proof of the books finds, as discrepancies: the run and the command use one proof. */
final class LedgerBreaks {
  private static final JsonMapper JSON = new JsonMapper();

  private LedgerBreaks() {}

  static String asJson(JdbcClient jdbc) {
    ArrayNode breaks = JSON.createArrayNode();
    for (Break found : new VerifyLedger(jdbc).breaks()) {
      ObjectNode row =
          breaks
              .addObject()
              .put("class", classOf(found).name())
              .put("key", found.row() + ": " + found.what());
      if (found.row().startsWith("wallet ")) {
        addSides(jdbc, row, found.row().substring("wallet ".length()));
      }
    }
    return breaks.toString();
  }

  static DiscrepancyClass classOf(Break found) {
    String table = found.row().substring(0, found.row().indexOf(' '));
    return switch (table) {
      case "wallet", "wallet_entry" -> DiscrepancyClass.WALLET_DIFFERS_FROM_LEDGER;
      case "payment_order" -> DiscrepancyClass.DONE_WITHOUT_ENTRIES;
      case "journal" ->
          found.what().contains("balance")
              ? DiscrepancyClass.JOURNAL_UNBALANCED
              : DiscrepancyClass.LEDGER_CHAIN_BROKEN;
      default -> DiscrepancyClass.LEDGER_CHAIN_BROKEN;
    };
  }

  private static void addSides(JdbcClient jdbc, ObjectNode row, String seller) {
    row.put(
        "theirs",
        sum(jdbc, "select sum(balance + held) from wallet where seller_id = :seller", seller));
    row.put(
        "ours",
        sum(
            jdbc,
            """
            select sum(case direction when 'C' then amount else -amount end) from ledger_entry
             where account = 'seller-payable' and seller_id = :seller
            """,
            seller));
  }

  private static long sum(JdbcClient jdbc, String query, String seller) {
    return jdbc.sql("select coalesce((" + query + "), 0)")
        .param("seller", seller)
        .query(Long.class)
        .single();
  }
}
