package dev.wonflow.simulator.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.simulator.Scan;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PayoutRowsTest {
  @Test
  void whatIsDueIsFoundWithoutReadingWhatHasEnded() throws SQLException {
    int scanned =
        Scan.ofDue(
            """
            insert into payout
              (id, merchant, ref_payout_id, destination, status, amount, payout_date, requested_at, due_at, document)
            select x, 'm', x, 's', 'COMPLETED', 1000, date '2029-12-31', current_timestamp,
                   case when x <= 3 then timestamp with time zone '2029-12-31 00:00:00+00' end, '{}'
              from system_range(1, 1000)
            """,
            PayoutRows.DUE);
    assertThat(scanned).isBetween(3, 4);
  }
}
