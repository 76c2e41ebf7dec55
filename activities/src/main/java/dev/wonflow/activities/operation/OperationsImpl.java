package dev.wonflow.activities.operation;

import dev.wonflow.operation.AuditEntry;
import dev.wonflow.operation.ClosedCase;
import dev.wonflow.operation.CommandKind;
import dev.wonflow.operation.Operations;
import dev.wonflow.operation.OperatorCase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the inbox and the audit in PostgreSQL. */
@Component
class OperationsImpl implements Operations {
  private final JdbcClient jdbc;

  OperationsImpl(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public void openCase(OperatorCase opened) {
    jdbc.sql(
            """
            insert into operator_case (payment_id, code, since, last_error, next_attempt_at, may_do)
            values (:payment, :code, :since, :error, :next, :mayDo)
            on conflict (payment_id) where state = 'OPEN' do update
              set code = excluded.code, last_error = excluded.last_error,
                  next_attempt_at = excluded.next_attempt_at, may_do = excluded.may_do
            """)
        .param("payment", opened.paymentId().value())
        .param("code", opened.code().name())
        .param("since", time(opened.since()))
        .param("error", opened.lastError())
        .param("next", time(opened.nextAttemptAt()))
        .param("mayDo", opened.mayDo().stream().map(CommandKind::name).toArray(String[]::new))
        .update();
  }

  @Override
  @Transactional
  public void closeCase(ClosedCase closed) {
    jdbc.sql(
            """
            update operator_case set state = 'CLOSED', closed_at = now()
             where payment_id = :payment and state = 'OPEN'
            """)
        .param("payment", closed.paymentId().value())
        .update();
  }

  @Override
  @Transactional
  public void audit(AuditEntry line) {
    jdbc.sql(
            """
            insert into audit (key, actor, action, subject, reason, evidence, allowed, state)
            values (:key, :actor, :action, :subject, :reason, :evidence, :allowed, :state)
            on conflict (key) do nothing
            """)
        .param("key", line.key())
        .param("actor", line.actor())
        .param("action", line.kind().name())
        .param("subject", line.paymentId().value())
        .param("reason", line.reason())
        .param("evidence", line.evidence())
        .param("allowed", line.allowed())
        .param("state", line.status())
        .update();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
