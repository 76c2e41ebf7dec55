package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static dev.wonflow.payment.PaymentStatus.CANCELED;
import static dev.wonflow.payment.PaymentStatus.EXECUTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wonflow.ledger.Posted;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.wallet.Credited;
import io.temporal.failure.ApplicationFailure;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The same step twice at once, the other one before each statement in turn. */
class RivalTest extends DatabaseTest {
  @Autowired DataSource source;

  private final String seller = aSeller();
  private final TestPayment payment = aPayment().with(seller, 10_000);

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void rivalAtAnyPointOfACaptureIsNoSecondJournal(int statement) {
    payments.register(payment.request());
    payments.begin(payment.beginning());

    Posted posted = beside(statement, () -> ledger.capture(payment.capture()));

    assertThat(ledger.capture(payment.capture())).isEqualTo(posted);
    assertThat(number("select count(*) from journal where payment_id = ?", payment.id().value()))
        .isOne();
  }

  @Test
  void rivalJustBeforeACreditIsNoSecondCredit() {
    book(payment);

    Credited credited = beside(1, () -> wallet.credit(payment.credit()));

    assertThat(credited).isEqualTo(new Credited(PaymentStatus.DONE, 1));
    assertThat(number("select balance from wallet where seller_id = ?", seller)).isEqualTo(9_700);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void captureAtAnyPointOfAClosingNeverLeavesAChargedPaymentClosed(int statement) {
    payments.register(payment.request());
    payments.begin(payment.beginning());

    PaymentStatus status =
        interrupted(
                statement,
                () -> ledger.capture(payment.capture()),
                () -> payments.close(payment.closing(CANCELED, null)))
            .status();

    long booked = number("select count(*) from journal where payment_id = ?", payment.id().value());
    assertThat(status).isEqualTo(booked == 1 ? EXECUTING : CANCELED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void closingAtAnyPointOfACaptureNeverLeavesAChargedPaymentClosed(int statement) {
    payments.register(payment.request());
    payments.begin(payment.beginning());

    ApplicationFailure refused =
        catchThrowableOfType(
            ApplicationFailure.class,
            () ->
                interrupted(
                    statement,
                    () -> payments.close(payment.closing(CANCELED, null)),
                    () -> ledger.capture(payment.capture())));

    String id = payment.id().value();
    assertThat(
            number("select count(*) from payment_event where id = ? and status = 'CANCELED'", id))
        .isEqualTo(refused == null ? 0 : 1);
    assertThat(number("select count(*) from journal where payment_id = ?", id))
        .isEqualTo(refused == null ? 1 : 0);
  }

  private <T> T beside(int statement, Supplier<T> step) {
    return interrupted(statement, step, step);
  }

  private <T> T interrupted(int statement, Supplier<?> other, Supplier<T> step) {
    return ((CountingDataSource) source).interrupted(statement, other, () -> AtOnce.retrying(step));
  }
}
