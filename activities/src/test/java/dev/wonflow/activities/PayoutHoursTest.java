package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aSeller;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PayoutId;
import dev.wonflow.id.SellerId;
import dev.wonflow.payout.HoursAsked;
import dev.wonflow.payout.PayoutAudit;
import dev.wonflow.payout.PayoutCase;
import dev.wonflow.payout.PayoutHours;
import dev.wonflow.payout.PayoutOperations;
import dev.wonflow.payout.PayoutStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Holidays, maintenance, cases and the audit of payouts on a real PostgreSQL. */
class PayoutHoursTest extends DatabaseTest {
  private static final Instant AT = Instant.parse("2027-02-05T09:00:00Z");
  private static final JdbcClient OWNER =
      JdbcClient.create(
          new DriverManagerDataSource(
              DATABASE.url(), DATABASE.owner().user(), DATABASE.owner().password()));

  @Autowired private PayoutHours hours;
  @Autowired private PayoutOperations operations;
  private final HoursAsked asked = new HoursAsked(new SellerId(aSeller()), AT);

  @AfterEach
  void forget() {
    OWNER.sql("delete from maintenance_window").update();
    OWNER.sql("delete from holiday where name = 'added'").update();
  }

  @Test
  void holidaysOfTwoYearsAreThereAndOneThatIsAddedCountsAtOnce() {
    assertThat(hours.ahead(asked).holidays())
        .contains(LocalDate.of(2027, 2, 8), LocalDate.of(2027, 2, 9), LocalDate.of(2027, 12, 27))
        .doesNotContain(LocalDate.of(2027, 2, 10), LocalDate.of(2026, 12, 25));
    assertThat(number("select count(*) from holiday where day < '2027-01-01'")).isEqualTo(22);
    assertThat(number("select count(*) from holiday where day >= '2027-01-01'")).isEqualTo(24);

    OWNER.sql("insert into holiday (day, name) values ('2027-02-10', 'added')").update();

    assertThat(hours.ahead(asked).holidays()).contains(LocalDate.of(2027, 2, 10));
  }

  @Test
  void maintenanceOfAllBanksIsToldUntilItsEnd() {
    assertThat(hours.ahead(asked).bankOpens()).isNull();

    OWNER
        .sql(
            """
            insert into maintenance_window (kind, name_ko, name_en, starts_at, ends_at)
            values ('BANK', '모든 은행', 'All banks', '2027-02-05T17:00+09:00', '2027-02-05T19:30+09:00')
            """)
        .update();

    Instant opens = Instant.parse("2027-02-05T10:30:00Z");
    assertThat(hours.ahead(asked).bankOpens()).isEqualTo(opens);
    assertThat(hours.ahead(new HoursAsked(asked.sellerId(), opens)).bankOpens()).isNull();
  }

  @Test
  void payoutThatNeedsAPersonStandsInTheInboxOnceUntilItIsOver() {
    PayoutId id = stored();
    PayoutCase stuck = new PayoutCase(id, ErrorCode.TOSS_NO_ANSWER, AT, "silence");

    operations.openCase(stuck);
    operations.openCase(new PayoutCase(id, ErrorCode.TOSS_IN_FLIGHT, AT, "long flight"));

    assertThat(
            OWNER
                .sql(
                    "select concat_ws(' ', code, amount, last_error) from operator_case_view where"
                        + " payout_id = ?")
                .param(id.value())
                .query(String.class)
                .list())
        .containsExactly("TOSS_IN_FLIGHT 4000 long flight");
    operations.closeCase(stuck);
    operations.closeCase(stuck);
    assertThat(rows("select state from operator_case where payout_id = ?", id.value()))
        .containsExactly("CLOSED");
  }

  @Test
  void payoutThatWasNeverStoredHasNoCase() {
    operations.openCase(
        new PayoutCase(
            Ids.payout("test", "demo", "never stored"), ErrorCode.BOOKS_CONFLICT, AT, "words"));

    assertThat(number("select count(*) from operator_case where last_error = 'words'")).isZero();
  }

  @Test
  void decisionStandsInTheAuditOnce() {
    PayoutId id = stored();
    PayoutAudit line =
        new PayoutAudit(id, "APPROVE", "finance-2", PayoutStatus.WAITING_FOR_APPROVAL);

    operations.audit(line);
    operations.audit(line);

    assertThat(
            rows("select actor, action, allowed, state from audit where subject = ?", id.value()))
        .containsExactly("finance-2 APPROVE t WAITING_FOR_APPROVAL");
  }

  private PayoutId stored() {
    PayoutId id = Ids.payout("test", "demo", UUID.randomUUID().toString());
    sql.sql(
            """
            insert into payout (id, client, seller_id, amount, currency, status, fingerprint, requested_by, requested_at)
            values (?, 'demo', 'seller-1', 4000, 'KRW', 'REFUSED', 'print', 'finance-1', now())
            """)
        .param(id.value())
        .update();
    return id;
  }
}
