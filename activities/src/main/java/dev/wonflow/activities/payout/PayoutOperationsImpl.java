package dev.wonflow.activities.payout;

import dev.wonflow.payout.PayoutAudit;
import dev.wonflow.payout.PayoutCase;
import dev.wonflow.payout.PayoutOperations;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases and lines of the audit about payouts, in PostgreSQL. */
@Component
class PayoutOperationsImpl implements PayoutOperations {
  private final JdbcClient jdbc;

  PayoutOperationsImpl(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public void openCase(PayoutCase stuck) {
    jdbc.sql(
            """
            insert into operator_case (payout_id, code, since, last_error, may_do)
            select id, :code, :since, :error, '{}' from payout where id = :payout -- one never stored has no case
            on conflict (payout_id) where state = 'OPEN' do update
              set code = excluded.code, last_error = excluded.last_error
            """)
        .param("payout", stuck.payoutId().value())
        .param("code", stuck.code().name())
        .param("since", stuck.since().atOffset(ZoneOffset.UTC))
        .param("error", stuck.lastError())
        .update();
  }

  @Override
  @Transactional
  public void closeCase(PayoutCase over) {
    jdbc.sql(
            """
            update operator_case set state = 'CLOSED', closed_at = now()
             where payout_id = :payout and state = 'OPEN'
            """)
        .param("payout", over.payoutId().value())
        .update();
  }

  @Override
  @Transactional
  public void audit(PayoutAudit line) {
    jdbc.sql(
            """
            insert into audit (key, actor, action, subject, reason, allowed, state)
            values (:key, :actor, :action, :subject, '', true, :state)
            on conflict (key) do nothing
            """)
        .param("key", "payout:" + line.payoutId() + ":" + line.action())
        .param("actor", line.actor())
        .param("action", line.action())
        .param("subject", line.payoutId().value())
        .param("state", line.status().name())
        .update();
  }
}
