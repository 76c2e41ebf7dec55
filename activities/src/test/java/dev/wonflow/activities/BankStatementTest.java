package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.id.Ids;
import dev.wonflow.reconciliation.BankImported;
import dev.wonflow.reconciliation.BankStatement;
import dev.wonflow.reconciliation.BankStatements;
import dev.wonflow.reconciliation.Decision;
import dev.wonflow.reconciliation.DecisionKind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Toss pays out on a day against the lines of the bank's statement. */
class BankStatementTest extends DayTest {
  @Autowired private BankStatements statements;

  @Test
  void oneLineOfTheExpectedAmountIsMatchedAndTheRestIsExtra() {
    expected(33_000);
    expected(140);

    statement(line(33_140, "토스"), line(500, "이자"), line(500, "이자"));
    run("bank");

    assertThat(odd()).containsExactly("BANK_EXTRA 500 null", "BANK_EXTRA 500 null");
    assertThat(states()).containsExactly("500 extra", "500 extra", "33140 matched");
  }

  @Test
  void linesThatAddUpAreMatchedAndAWrongOneIsMissingAndExtra() {
    expected(33_140);
    statement(line(33_000, "토스"), line(140, "토스"));
    run("sum");
    assertThat(odd()).isEmpty();

    statement(line(7, "나머지"));
    run("too much");
    assertThat(odd())
        .containsExactly(
            "BANK_EXTRA 140 null",
            "BANK_EXTRA 33000 null",
            "BANK_EXTRA 7 null",
            "BANK_MISSING null 33140");
  }

  @Test
  void withoutAStatementNothingIsMissed() {
    expected(33_140);
    run("nothing handed in");
    assertThat(odd()).isEmpty();

    BankImported other = kept(statementOf(date.plusDays(1), line(1, "later")));
    assertThat(other.from()).isEqualTo(date.plusDays(1));
    run("of another day");
    assertThat(odd()).isEmpty();
  }

  @Test
  void lineIsKeptOnceHoweverOftenItIsHandedIn() {
    String first = statementOf(date, line(500, "a"), line(500, "a"));

    assertThat(kept(first)).isEqualTo(new BankImported(2, 2, date, date));
    assertThat(kept(first)).isEqualTo(new BankImported(2, 2, date, date));
    assertThat(kept(statementOf(date, line(500, "a"), line(500, "a"), line(500, "a"))).added())
        .as("the third of its kind")
        .isOne();
    assertThat(number("select count(*) from bank_line where date = ?", date)).isEqualTo(3);
  }

  @Test
  void extraMoneyGoesToSuspenseFromTheBank() {
    statement(line(700, "누구?"));
    run("extra");
    String id = found("BANK_EXTRA").getFirst();

    decisions.decide(
        new Decision(
            "decision-" + id,
            id,
            DecisionKind.SUSPENSE,
            "finance-1",
            "whose?",
            null,
            null,
            null,
            at(9)));

    assertThat(
            rows(
                """
                select account, direction, amount from ledger_entry e join journal j on j.id = e.journal_id
                 where j.key = 'suspense:' || ? || ':1' order by position
                """,
                id))
        .containsExactly("bank D 700", "suspense C 700");
  }

  private List<String> odd() {
    return rows(
        """
        select d.class, s.theirs, s.ours from discrepancy_sighting s join discrepancy d on d.id = s.discrepancy_id
          join reconciliation_run r on r.id = s.run_id
         where r.date = ? and r.number = (select max(number) from reconciliation_run l where l.date = r.date)
         order by d.class, s.theirs::text
        """,
        date);
  }

  private List<String> states() {
    return ownerRows(
        "select amount, state from bank_line_view where date = '" + date + "' order by amount");
  }

  private void expected(long won) {
    owner(
        """
        insert into reconciliation_run (date, number, key, workflow_id, trigger, provisional, compared_to, state, verdict, closed_at)
        values ('%1$s', 1, 'expected-%1$s', 'w', 'HAND', false, now(), 'CLOSED', 'balanced', now()) on conflict do nothing
        """
            .formatted(date.minusDays(5)));
    owner(
        """
        insert into settlement_line (transaction_key, kind, payment_key, order_id, currency, amount, fee, fee_parts, supply_amount,
                                     vat, pay_out_amount, sold_date, paid_out_date, raw, first_run, seen_run)
        select 'tx-%1$s-%2$d', 'APPROVAL', 'k', 'o', 'KRW', %2$d, 0, 0, 0, 0, %2$d, r.date, '%1$s', '{}', r.id, r.id
          from reconciliation_run r where r.key = 'expected-%3$s'
        """
            .formatted(date, won, date.minusDays(5)));
  }

  private void statement(String... lines) {
    kept(statementOf(date, lines));
  }

  private BankImported kept(String lines) {
    String id = "upl_" + Ids.fingerprint(lines);
    owner(
        """
        insert into bank_upload (id, kind, lines, person) values ('%s', 'BANK_STATEMENT', '%s', 'finance-1') on conflict do nothing
        """
            .formatted(id, lines));
    return statements.keep(new BankStatement(id));
  }

  private static String statementOf(LocalDate day, String... lines) {
    return "[" + String.join(",", lines).replace("DAY", day.toString()) + "]";
  }

  private static String line(long won, String text) {
    return "{\"date\":\"DAY\",\"amount\":%d,\"text\":\"%s\"}".formatted(won, text);
  }
}
