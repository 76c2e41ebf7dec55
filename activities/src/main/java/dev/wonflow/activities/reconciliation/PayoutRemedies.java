package dev.wonflow.activities.reconciliation;

import dev.wonflow.id.PayoutId;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutWaits;
import dev.wonflow.reconciliation.PayoutRemedy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which payouts' workflows have to look at Toss again. */
final class PayoutRemedies {
  /** Payouts have no payment: the key of the discrepancy names them. */
  static final String HEALABLE =
      """
      with healable_payout as (
        select p.*
          from reconciliation_run r
          join discrepancy_sighting s on s.run_id = r.id and s.round = r.last_round
          join discrepancy d on d.id = s.discrepancy_id and d.kind = 'automatable' and d.state = 'OPEN'
          join payout p on d.key = 'payout:' || p.id
         where r.id = :run
      )
      """;

  static final String UNHEALED =
      HEALABLE
          + "select count(*) from healable_payout where status in ('HELD', 'SCHEDULED', 'SENT', 'UNKNOWN')";

  private PayoutRemedies() {}

  static List<PayoutRemedy> of(JdbcClient jdbc, long runId) {
    return jdbc.sql(HEALABLE + "select * from healable_payout order by id")
        .param("run", runId)
        .query((row, n) -> new PayoutRemedy(request(row)))
        .list();
  }

  /** What was sent needs nobody's consent any more; what was not, asks for it again. */
  private static PayoutRequest request(ResultSet row) throws SQLException {
    Money amount = Money.krw(row.getLong("amount"));
    boolean sent = !row.getString("status").equals("WAITING_FOR_APPROVAL");
    return new PayoutRequest(
        new PayoutId(row.getString("id")),
        row.getString("client"),
        new SellerId(row.getString("seller_id")),
        amount,
        row.getString("requested_by"),
        row.getString("fingerprint"),
        sent ? amount : Money.krw(0),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        PayoutWaits.DEFAULT,
        null);
  }
}
