package dev.wonflow.simulator.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.simulator.Scan;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PaymentsTest {
  /** The sweep asks four times a second, however many payments have come to their end. */
  @Test
  void whatIsDueIsFoundWithoutReadingWhatHasEnded() throws SQLException {
    int scanned =
        Scan.ofDue(
            """
            insert into payment (payment_key, merchant, order_id, status, deadline, document)
            select x, 'm', x, 'DONE', case when x <= 3 then timestamp with time zone '2029-12-31 00:00:00+00' end, '{}'
              from system_range(1, 1000)
            """,
            Payments.DUE);
    assertThat(scanned).isBetween(3, 4);
  }
}
