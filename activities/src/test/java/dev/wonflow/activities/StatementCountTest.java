package dev.wonflow.activities;

import static dev.wonflow.activities.TestPayment.aPayment;
import static dev.wonflow.activities.TestPayment.aSeller;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StatementCountTest extends DatabaseTest {
  /** Of at most 20 that are asked for. */
  private static final int RECORDED = 6;

  @Autowired DataSource source;

  @Test
  void happyPaymentTakesNoStatementMoreThanRecorded() {
    assertThat(statements(aPayment().with(aSeller(), 10_000))).hasSizeLessThanOrEqualTo(RECORDED);
  }

  @Test
  void hundredOrdersTakeNoMoreStatementsThanOne() {
    TestPayment hundred = aPayment();
    for (int i = 0; i < 100; i++) {
      hundred = hundred.with(aSeller(), 10_000);
    }

    List<String> many = statements(hundred);

    assertThat(many).hasSameSizeAs(statements(aPayment().with(aSeller(), 10_000)));
  }

  private List<String> statements(TestPayment payment) {
    CountingDataSource counter = (CountingDataSource) source;
    counter.takeSent();
    book(payment);
    wallet.credit(payment.credit());
    List<String> sent = counter.takeSent();
    System.out.println(
        "Statements of a payment of " + payment.orders().size() + " orders: " + sent.size());
    return sent;
  }
}
