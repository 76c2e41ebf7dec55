package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.ledger.Capture;
import dev.wonflow.payload.Payloads;
import dev.wonflow.reconciliation.Comparing;
import dev.wonflow.reconciliation.Comparison;
import dev.wonflow.reconciliation.Decisions;
import dev.wonflow.reconciliation.Opening;
import dev.wonflow.reconciliation.PayoutReports;
import dev.wonflow.reconciliation.Reading;
import dev.wonflow.reconciliation.Reconciliation;
import dev.wonflow.reconciliation.ReconciliationOutcome;
import dev.wonflow.reconciliation.RunEnd;
import dev.wonflow.reconciliation.Settlements;
import dev.wonflow.reconciliation.Trigger;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs over a day that Toss tells by HTTP; each test has dates of its own. */
abstract class DayTest extends DatabaseTest {
  static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  /** More than any test looks back or ahead. */
  private static final int APART = 20;

  private static LocalDate nextDate = LocalDate.of(2015, 3, 1);
  @Autowired Reconciliation reconciliationOfWorker;
  @Autowired Settlements settlementsOfWorker;
  @Autowired PayoutReports payoutReportsOfWorker;
  @Autowired Decisions decisions;
  TestActivityEnvironment temporal;
  Reconciliation reconciliation;
  Settlements settlements;
  PayoutReports payoutReports;
  LocalDate date;
  TossDay toss;

  @DynamicPropertySource
  static void connectToss(DynamicPropertyRegistry settings) {
    settings.add("wonflow.toss.base-url", TossDay::url);
    settings.add("wonflow.reconciliation.settlement-due-days", () -> 3);
  }

  @BeforeEach
  void prepare() {
    temporal =
        TestActivityEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .build());
    temporal.registerActivitiesImplementations(
        reconciliationOfWorker, settlementsOfWorker, payoutReportsOfWorker);
    reconciliation = temporal.newActivityStub(Reconciliation.class);
    settlements = temporal.newActivityStub(Settlements.class);
    payoutReports = temporal.newActivityStub(PayoutReports.class);
    nextDate = nextDate.plusDays(APART);
    date = nextDate;
    toss = new TossDay(date);
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  long open(String key) {
    return reconciliation.open(opening(key)).runId();
  }

  Opening opening(String key) {
    return new Opening(date, date + ":" + key, "reconciliation-" + date, Trigger.HAND);
  }

  Comparison readAndCompare(long run) {
    assertThat(reconciliation.read(new Reading(run, null)).atEnd()).isTrue();
    return reconciliation.compare(new Comparing(run, 1));
  }

  ReconciliationOutcome closed(long run) {
    return reconciliation.close(new RunEnd(run, null, null));
  }

  /** A whole run over what Toss was told to answer. */
  ReconciliationOutcome run(String key) {
    toss.answered();
    long run = open(key);
    readAndCompare(run);
    return closed(run);
  }

  /** The ids of what the latest run of the date found. */
  List<String> found(String discrepancyClass) {
    return rows(
        """
        select d.id from discrepancy d where d.date = ? and d.class = ? order by d.key
        """,
        date,
        discrepancyClass);
  }

  Instant at(int hour) {
    return date.atTime(hour, 0).atZone(SEOUL).toInstant();
  }

  TestPayment registered(long won) {
    TestPayment payment = TestPayment.aPayment().with(TestPayment.aSeller(), won);
    payments.register(payment.request());
    return payment;
  }

  TestPayment booked(long won) {
    TestPayment payment = registered(won);
    capture(payment);
    return payment;
  }

  TestPayment done(long won) {
    TestPayment payment = booked(won);
    wallet.credit(payment.credit());
    return payment;
  }

  void capture(TestPayment payment) {
    capture(payment, at(9));
  }

  void capture(TestPayment payment, Instant approvedAt) {
    payments.begin(payment.beginning());
    ledger.capture(
        new Capture(payment.id(), payment.key(), payment.amount(), 1, approvedAt, null, null));
  }

  /** Toss shows its charge. */
  void approved(TestPayment payment) {
    toss.approval(
        "tx-" + payment.id(),
        payment.key().value(),
        payment.id().value(),
        payment.amount().minor());
  }

  static void owner(String statement) {
    asOwner().sql(statement).update();
  }

  /** Views are for the api-server and the owner. */
  static List<String> ownerRows(String query) {
    return asOwner().sql(query).query(DatabaseTest::row).list();
  }

  private static final DataSource OWNER =
      new DriverManagerDataSource(
          DATABASE.url(), DATABASE.owner().user(), DATABASE.owner().password());

  static JdbcClient asOwner() {
    return JdbcClient.create(OWNER);
  }

  static TransactionTemplate ownerTransaction() {
    return new TransactionTemplate(new JdbcTransactionManager(OWNER));
  }
}
