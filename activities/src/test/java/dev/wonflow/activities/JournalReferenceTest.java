package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.activities.ledger.VerifyLedger.Break;
import dev.wonflow.ledger.Posted;
import dev.wonflow.refund.RefundRecords;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What takes something back names it, and never takes back more. */
class JournalReferenceTest extends DatabaseTest {
  @Autowired RefundRecords refunds;

  private final TestPayment payment = aPayment().with(aSeller(), 10_000);

  @Test
  void cancelNamesItsRefundAndTheChargeThatItReverses() {
    TestRefund refund = TestRefund.of(payment, 4_000);

    Posted cancel = bookACancel(refund);

    assertThat(
            rows(
                """
                select c.key, r.refund_id from journal r join journal c on c.id = r.reverses where r.id = ?
                """,
                cancel.journalId()))
        .containsExactly(payment.capture().journalKey() + " " + refund.id());
  }

  @Test
  void moreTakenBackThanWasBookedIsNamed() throws SQLException {
    Posted cancel = bookACancel(TestRefund.of(payment, 4_000));

    assertThat(
            breaksAfter(
                "update ledger_entry set amount = 10001 where account = 'toss-receivable' and"
                    + " journal_id = "
                    + cancel.journalId()))
        .anyMatch(
            found ->
                found.row().equals("journal " + cancel.journalId())
                    && found.what().startsWith("takes back more than"));
  }

  @Test
  void reversalOfAnotherPaymentsChargeIsNamed() throws SQLException {
    TestPayment another = aPayment().with(aSeller(), 10_000);
    book(another);
    Posted cancel = bookACancel(TestRefund.of(payment, 4_000));

    assertThat(
            breaksAfter(
                "update journal set reverses = (select id from journal where payment_id = '%s') where id = %d"
                    .formatted(another.id(), cancel.journalId())))
        .anyMatch(found -> found.what().endsWith("which is about something else"))
        .contains(new Break("journal " + cancel.journalId(), "changed"));
  }

  private Posted bookACancel(TestRefund refund) {
    book(payment);
    wallet.credit(payment.credit());
    refunds.open(refund.request());
    return ledger.refund(refund.reversal(4_000));
  }

  /** As the owner with the triggers off; nothing of it is committed. */
  private static List<Break> breaksAfter(String falsehood) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            DATABASE.url(), DATABASE.owner().user(), DATABASE.owner().password())) {
      connection.setAutoCommit(false);
      JdbcClient owner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      owner.sql("alter table journal disable trigger user").update();
      owner.sql("alter table ledger_entry disable trigger user").update();
      owner.sql(falsehood).update();
      List<Break> breaks = new VerifyLedger(owner).breaks();
      connection.rollback();
      return breaks;
    }
  }
}
