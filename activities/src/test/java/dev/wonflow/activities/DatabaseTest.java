package dev.wonflow.activities;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.activities.ledger.Transfer;
import dev.wonflow.activities.ledger.Transfers;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.ledger.Ledger;
import dev.wonflow.local.Database;
import dev.wonflow.local.TestPostgres;
import dev.wonflow.money.Money;
import dev.wonflow.payment.PaymentRecords;
import dev.wonflow.payout.Deliveries;
import dev.wonflow.payout.Delivery;
import dev.wonflow.wallet.Wallet;
import io.temporal.failure.ApplicationFailure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The activities on a real PostgreSQL, with the rights of the worker's role. */
@SpringBootTest(
    classes = DatabaseTest.Program.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class DatabaseTest {
  static final Database DATABASE = TestPostgres.freshDatabase();
  static final int POOL = 16;

  @Autowired PaymentRecords payments;
  @Autowired Ledger ledger;
  @Autowired Wallet wallet;
  @Autowired Deliveries deliveries;
  @Autowired JdbcClient sql;
  @Autowired Transfers transfers;
  @Autowired TransactionTemplate transactions;

  @EnableAutoConfiguration
  @Import({ActivitiesConfiguration.class, CountingDataSource.Counter.class})
  static class Program {}

  @DynamicPropertySource
  static void connect(DynamicPropertyRegistry settings) {
    settings.add("spring.flyway.url", DATABASE::url);
    settings.add("spring.flyway.user", () -> DATABASE.owner().user());
    settings.add("spring.flyway.password", () -> DATABASE.owner().password());
    settings.add("spring.datasource.url", DATABASE::url);
    settings.add("spring.datasource.username", () -> DATABASE.worker().user());
    settings.add("spring.datasource.password", () -> DATABASE.worker().password());
    settings.add("spring.datasource.hikari.maximum-pool-size", () -> POOL);
    settings.add("wonflow.toss.secret-key", () -> "test_sk_simulator0001");
    settings.add("wonflow.payouts.security-key", () -> "00".repeat(32));
    settings.add(
        "wonflow.vault.key",
        () -> Base64.getEncoder().encodeToString("v".repeat(32).getBytes(UTF_8)));
  }

  /** Registers, confirms and books a payment, so that only the credit is left. */
  void book(TestPayment payment) {
    payments.register(payment.request());
    payments.begin(payment.beginning());
    ledger.capture(payment.capture());
  }

  /** The shop reports every order. */
  void deliver(TestPayment payment) {
    payment
        .orders()
        .forEach(o -> deliveries.deliver(new Delivery(o.paymentOrderId(), Instant.EPOCH)));
  }

  /** Takes money out of a wallet, as a payout does, when all of it is available. */
  void payOut(String seller, long won) {
    sql.sql("delete from pending_order where seller_id = ?").param(seller).update();
    Transfer held =
        new Transfer(
            "payout-hold:" + UUID.randomUUID(),
            "PAYOUT_HOLD",
            "seller-payable",
            "payout-in-transit",
            seller,
            Money.krw(won),
            Instant.EPOCH);
    transactions.executeWithoutResult(status -> transfers.book(held));
  }

  static void assertConflict(ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(ErrorCode.BOOKS_CONFLICT.name());
              assertThat(failure.isNonRetryable()).isTrue();
            });
  }

  /** Each row as its columns, joined by a blank. */
  List<String> rows(String query, Object... values) {
    return sql.sql(query).params(values).query(DatabaseTest::row).list();
  }

  long number(String query, Object... values) {
    return sql.sql(query).params(values).query(Long.class).single();
  }

  static String row(ResultSet row, int number) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
      text.append(column == 1 ? "" : " ").append(row.getString(column));
    }
    return text.toString();
  }

  /** What is ours of a seller's sales from a moment on, in basis points. */
  static void rate(String seller, int basisPoints, String validFrom) {
    JdbcClient.create(
            new DriverManagerDataSource(
                DATABASE.url(), DATABASE.owner().user(), DATABASE.owner().password()))
        .sql(
            "insert into commission_rate (seller_id, basis_points, valid_from) values (?, ?,"
                + " ?::timestamptz)")
        .params(seller, basisPoints, validFrom)
        .update();
  }
}
