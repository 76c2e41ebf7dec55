package dev.wonflow.api.operation;

import dev.wonflow.api.caller.Caller;
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
public class Audits {
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

  /**
   * A person decided on something that is no payment, such as a payout.
   *
   * @param action as it stands in the audit, such as {@code APPROVE}
   */
  public record Decision(
      Caller caller, String action, String subject, String reason, @Nullable String evidence) {}

  /** It was taken, in that state; under a key: once, however often it is told. */
  public void taken(String key, Decision decision, String state) {
    insert(key, decision, state, null);
  }

  /** It was refused. */
  public void refused(Decision decision, @Nullable String state, ErrorCode outcome) {
    insert("api:" + UUID.randomUUID(), decision, state, outcome);
  }

  private void insert(
      String key, Told told, Why why, @Nullable PaymentStatus state, @Nullable ErrorCode outcome) {
    var decision =
        new Decision(
            told.caller(),
            Words.name(told.command()),
            told.paymentId(),
            why.reason(),
            why.evidence());
    insert(key, decision, state == null ? null : state.name(), outcome);
  }

  private void insert(
      String key, Decision decision, @Nullable String state, @Nullable ErrorCode outcome) {
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
        .param("actor", decision.caller().person())
        .param("role", decision.caller().role().name().toLowerCase(Locale.ROOT))
        .param("action", decision.action())
        .param("subject", decision.subject())
        .param("reason", decision.reason())
        .param("evidence", decision.evidence())
        .param("allowed", outcome == null)
        .param("state", state)
        .param("outcome", outcome == null ? null : outcome.name())
        .update();
  }
}
