package dev.wonflow.api.operation;

import dev.wonflow.api.operation.CommandBody.Why;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.PaymentStatus;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of the audit that no workflow writes; append only. */
@Component
class Audits {
  private final JdbcClient database;

  Audits(JdbcClient database) {
    this.database = database;
  }

  /** It was done here, on a payment in that state. */
  void taken(Told told, Why why, PaymentStatus state) {
    insert("api:" + UUID.randomUUID(), told, why, state, null);
  }

  /** The same under a key: once, however often it is told. */
  void takenOnce(String key, Told told, Why why, PaymentStatus state) {
    insert(key, told, why, state, null);
  }

  /** No workflow saw it. */
  void refused(Told told, Why why, ErrorCode outcome) {
    insert("api:" + UUID.randomUUID(), told, why, null, outcome);
  }

  private void insert(
      String key, Told told, Why why, @Nullable PaymentStatus state, @Nullable ErrorCode outcome) {
    database
        .sql(
            """
            insert into audit
              (key, actor, role, action, subject, reason, evidence, allowed, state, outcome)
            values (:key, :actor, :role, :action, :subject, :reason, :evidence, :allowed, :state,
              :outcome)
            on conflict do nothing
            """)
        .param("key", key)
        .param("actor", told.caller().person())
        .param("role", told.caller().role().name().toLowerCase(Locale.ROOT))
        .param("action", Words.name(told.command()))
        .param("subject", told.paymentId())
        .param("reason", why.reason())
        .param("evidence", why.evidence())
        .param("allowed", outcome == null)
        .param("state", state == null ? null : state.name())
        .param("outcome", outcome == null ? null : outcome.name())
        .update();
  }
}
