package dev.wonflow.api.reconciliation;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.json.Amount;
import dev.wonflow.id.Ids;
import dev.wonflow.money.Money;
import dev.wonflow.reconciliation.BankImported;
import dev.wonflow.reconciliation.BankStatement;
import dev.wonflow.reconciliation.BankStatementWorkflow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the bank's statements, and shows what they say about a day. */
@Component
class BankDesk {
  private static final int MOST_SHOWN = 500;

  private final Told told;
  private final JdbcClient database;

  BankDesk(Told told, JdbcClient database) {
    this.told = told;
    this.database = database;
  }

  /**
   * What Toss pays out on a day against the bank.
   *
   * @param state matched, missing, extra or no statement
   */
  @Schema(name = "BankDay")
  record Day(LocalDate date, Amount expected, Amount arrived, String state, List<Line> lines) {}

  /** A line of the statement: matched or extra. */
  @Schema(name = "BankLine")
  record Line(String lineId, Amount amount, String text, String state) {}

  /** The same lines once, however often they are handed in. */
  BankImported take(Caller caller, StatementFile file) {
    String lines = file.json();
    String id = "upl_" + Ids.fingerprint(lines);
    database
        .sql(
            """
            insert into bank_upload (id, kind, lines, person) values (:id, 'BANK_STATEMENT', cast(:lines as jsonb), :person)
            on conflict do nothing
            """)
        .param("id", id)
        .param("lines", lines)
        .param("person", caller.person())
        .update();
    return told.tell(
        BankStatementWorkflow.TYPE,
        "bank-statement-" + id,
        id,
        new BankStatement(id),
        BankImported.class);
  }

  /** Empty where neither Toss nor the bank says anything about the day. */
  Optional<Day> day(LocalDate date) {
    return database
        .sql("select * from bank_day_view where date = :date")
        .param("date", date)
        .query(
            (row, n) ->
                new Day(
                    date,
                    Amount.of(Money.krw(row.getLong("expected"))),
                    Amount.of(Money.krw(row.getLong("arrived"))),
                    row.getString("state"),
                    lines(date)))
        .optional();
  }

  private List<Line> lines(LocalDate date) {
    return database
        .sql("select * from bank_line_view where date = :date order by line_id limit :most")
        .param("date", date)
        .param("most", MOST_SHOWN)
        .query(
            (row, n) ->
                new Line(
                    row.getString("line_id"),
                    Amount.of(Money.krw(row.getLong("amount"))),
                    row.getString("text"),
                    row.getString("state")))
        .list();
  }
}
