package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.reconciliation.Decision;
import dev.wonflow.reconciliation.DecisionKind;
import dev.wonflow.reconciliation.DecisionOutcome;
import dev.wonflow.reconciliation.ReconciliationVerdict;
import dev.wonflow.reconciliation.SignOff;
import dev.wonflow.reconciliation.SignOffOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What finance decides about a discrepancy and a day, in PostgreSQL. */
class DecisionTest extends DayTest {
  private static final Instant AT = Instant.parse("2026-11-20T03:00:00Z");

  @Test
  void acceptedIsOpenNoMoreUntilTheAmountIsAnother() {
    String id = chargeOfAnEndedPayment(1_100);

    DecisionOutcome outcome = decide(id, DecisionKind.ACCEPT, "a", null);

    assertThat(outcome).isEqualTo(new DecisionOutcome(true, "ACCEPTED", null));
    assertThat(decide(id, DecisionKind.ACCEPT, "a", null)).as("the same again").isEqualTo(outcome);
    assertThat(decide(id, DecisionKind.ACCEPT, "b", null).allowed()).as("another").isFalse();
    assertThat(
            rows(
                "select actor, action, reason, allowed from audit where subject = ? order by id",
                id))
        .containsExactly(
            "finance-1 DISCREPANCY_ACCEPT seen t", "finance-1 DISCREPANCY_ACCEPT seen f");
    assertThat(run("accepted").verdict()).isEqualTo(ReconciliationVerdict.HEALED);
    owner("update discrepancy set decided_amount = 1000 where id = '" + id + "'");
    assertThat(run("another amount").verdict()).isEqualTo(ReconciliationVerdict.OPEN);
    assertThat(rows("select state from discrepancy where id = ?", id)).containsExactly("OPEN");
  }

  @Test
  void suspenseIsBookedOnceAndExplainedLater() {
    String id = chargeOfAnEndedPayment(1_100);

    DecisionOutcome put = decide(id, DecisionKind.SUSPENSE, "put", null);

    assertThat(put).isEqualTo(new DecisionOutcome(true, "IN_SUSPENSE", "suspense:" + id + ":1"));
    assertThat(decide(id, DecisionKind.SUSPENSE, "put", null)).isEqualTo(put);
    assertThat(entries("suspense:" + id + ":1"))
        .containsExactly("toss-receivable D 1100", "suspense C 1100");
    assertThat(run("in suspense").verdict()).isEqualTo(ReconciliationVerdict.HEALED);

    DecisionOutcome out = decide(id, DecisionKind.RELEASE, "out", "commission");

    assertThat(out).isEqualTo(new DecisionOutcome(true, "RESOLVED", "suspense:" + id + ":2"));
    assertThat(entries("suspense:" + id + ":2"))
        .containsExactly("suspense D 1100", "commission C 1100");
    assertThat(decide(id, DecisionKind.RELEASE, "again", "bank").allowed()).isFalse();
    assertThat(run("resolved").verdict()).isEqualTo(ReconciliationVerdict.HEALED);
    assertThat(rows("select state from discrepancy where id = ?", id)).containsExactly("RESOLVED");
    assertThat(number("select count(*) from journal where key like 'suspense:' || ? || ':%'", id))
        .isEqualTo(2);
  }

  @Test
  void whatIsTooLittleAtTossGoesTheOtherWay() {
    TestPayment notAtToss = done(3_000);
    run("missing at Toss");
    String id = found("BOOKED_NOT_CAPTURED").getFirst();

    decide(id, DecisionKind.SUSPENSE, "put", null);

    assertThat(entries("suspense:" + id + ":1"))
        .as("%s", notAtToss)
        .containsExactly("suspense D 3000", "toss-receivable C 3000");
    assertThat(seller(id, "nobody").allowed()).as("a seller does not pay for it").isFalse();
    assertThat(decide(id, DecisionKind.RELEASE, "out", "toss-fee").allowed()).isTrue();
    assertThat(entries("suspense:" + id + ":2"))
        .containsExactly("toss-fee D 3000", "suspense C 3000");
  }

  @Test
  void givenBackFromSuspenseItIsAsOpenAsBefore() {
    String id = chargeOfAnEndedPayment(1_100);
    decide(id, DecisionKind.SUSPENSE, "put", null);

    assertThat(decide(id, DecisionKind.RELEASE, "back", "toss-receivable").state())
        .isEqualTo("OPEN");
    assertThat(decide(id, DecisionKind.SUSPENSE, "again", null).journalKey())
        .isEqualTo("suspense:" + id + ":3");
    assertThat(
            number(
                """
                select sum(case direction when 'C' then amount else -amount end) from ledger_entry e
                  join journal j on j.id = e.journal_id where j.key like 'suspense:' || ? || ':%' and account = 'suspense'
                """,
                id))
        .isEqualTo(1_100);
  }

  @Test
  void sellerMayBeGivenWhatIsTooMuchWithTheWallet() {
    TestPayment sold = done(10_000);
    toss.approval("tx-" + sold.id(), sold.key().value(), sold.id().value(), 10_000);
    String seller = sold.orders().getFirst().sellerId().value();
    String id = chargeOfAnEndedPayment(1_100);
    decide(id, DecisionKind.SUSPENSE, "put", null);

    assertThat(seller(id, "nobody-" + seller).allowed()).as("no such wallet").isFalse();
    assertThat(seller(id, seller).allowed()).isTrue();

    assertThat(number("select balance from wallet where seller_id = ?", seller))
        .isEqualTo(9_700 + 1_100);
    assertThat(run("books whole").verdict())
        .as("wallet = ledger")
        .isEqualTo(ReconciliationVerdict.HEALED);
  }

  @Test
  void whatItsOwnerHealsIsNotForAPerson() {
    TestPayment charged = registered(5_000);
    toss.approval("tx-" + charged.id(), charged.key().value(), charged.id().value(), 5_000);
    run("automatable");
    String id = found("CAPTURED_NOT_BOOKED").getFirst();

    assertThat(decide(id, DecisionKind.ACCEPT, "a", null).allowed()).isFalse();
    assertThat(decide(id, DecisionKind.SUSPENSE, "s", null).allowed()).isFalse();
    assertThat(decide(id, DecisionKind.ASSIGN, "c", null))
        .isEqualTo(new DecisionOutcome(true, "OPEN", null));
    assertThat(rows("select assignee from discrepancy where id = ?", id))
        .containsExactly("finance-2");
  }

  @Test
  void signedDayIsSealedAndLaterRunsStandBesideIt() {
    String id = chargeOfAnEndedPayment(1_100);
    assertThat(decisions.sign(signOff(1, "finance-1")).allowed()).as("open").isFalse();
    decide(id, DecisionKind.ACCEPT, "a", null);
    assertThat(decisions.sign(signOff(1, "finance-1")).allowed()).as("was open").isFalse();
    run("second");

    assertThat(decisions.sign(signOff(2, "finance-1")))
        .isEqualTo(new SignOffOutcome(true, "finance-1"));
    assertThat(decisions.sign(signOff(2, "finance-2")))
        .isEqualTo(new SignOffOutcome(true, "finance-1"));
    assertThatThrownBy(
            () ->
                owner(
                    "update reconciliation_run set verdict = 'open' where date = '"
                        + date
                        + "' and number = 2"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("signed off");
    assertThatThrownBy(
            () ->
                owner(
                    """
                    insert into discrepancy_sighting (run_id, round, discrepancy_id, difference)
                    select r.id, 9, '%s', 0 from reconciliation_run r where date = '%s' and number = 2
                    """
                        .formatted(id, date)))
        .hasMessageContaining("signed off");

    toss.approval("tx-late-" + id, "key-late-" + id, "nobodys-order", 500);
    assertThat(run("third").verdict()).isEqualTo(ReconciliationVerdict.OPEN);
    owner("update discrepancy set state = 'OPEN' where id = '" + id + "'");

    assertThat(
            ownerRows(
                "select run, state from discrepancy_view where discrepancy_id = '"
                    + id
                    + "' order by run"))
        .containsExactly("1 OPEN", "2 ACCEPTED", "3 OPEN");
    assertThat(decisions.sign(signOff(3, "finance-1")).allowed()).as("signed once").isFalse();
  }

  private SignOff signOff(int run, String actor) {
    return new SignOff(date, run, actor, "compared with the bank");
  }

  private String chargeOfAnEndedPayment(long won) {
    TestPayment ended = registered(won);
    payments.close(ended.closing(PaymentStatus.FAILED, Failure.of(ErrorCode.DECLINED)));
    toss.approval("tx-" + ended.id(), "key-" + ended.id(), ended.id().value(), won);
    assertThat(run("first").verdict()).isEqualTo(ReconciliationVerdict.OPEN);
    return found("CAPTURED_NOT_BOOKED").getFirst();
  }

  private DecisionOutcome decide(
      String id, DecisionKind kind, String once, @Nullable String account) {
    String assignee = kind == DecisionKind.ASSIGN ? "finance-2" : null;
    return decisions.decide(
        new Decision(
            "decision-" + id + "-" + once,
            id,
            kind,
            "finance-1",
            "seen",
            assignee,
            account,
            null,
            AT));
  }

  private DecisionOutcome seller(String id, String seller) {
    return decisions.decide(
        new Decision(
            "decision-" + id + "-to-" + seller,
            id,
            DecisionKind.RELEASE,
            "finance-1",
            "a sale after all",
            null,
            "seller-payable",
            seller,
            AT));
  }

  private java.util.List<String> entries(String key) {
    return rows(
        """
        select account, direction, amount from ledger_entry e join journal j on j.id = e.journal_id
         where j.key = ? order by position
        """,
        key);
  }
}
