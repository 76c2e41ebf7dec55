package dev.wonflow.activities.reconciliation;

import dev.wonflow.reconciliation.SignOff;
import dev.wonflow.reconciliation.SignOffOutcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals a run that is green, once a date; the database lets nobody change it afterwards. */
@Component
class Seals {
  private static final String SEAL =
      """
      with sealed as (
        insert into reconciliation_seal (date, run_id, signed_by, reason)
        select r.date, r.id, :actor, :reason
          from reconciliation_run r
         where r.date = :date and r.number = :run and r.verdict in ('balanced', 'healed') and not r.provisional
           and r.number = (select max(number) from reconciliation_run l where l.date = r.date)
           and not exists (select from discrepancy_sighting s join discrepancy d on d.id = s.discrepancy_id
                            where s.run_id = r.id and s.round = r.last_round and d.state = 'OPEN')
        on conflict do nothing
        returning run_id, date
      )
      insert into sealed_discrepancy (run_id, discrepancy_id, state, kind, assignee)
      select distinct on (s.discrepancy_id) z.run_id, d.id, d.state, d.kind, d.assignee
        from sealed z join discrepancy_sighting s on s.run_id = z.run_id join discrepancy d on d.id = s.discrepancy_id
      """;

  private final JdbcClient jdbc;

  Seals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  SignOffOutcome sign(SignOff signOff) {
    jdbc.sql(SEAL)
        .param("date", signOff.date())
        .param("run", signOff.run())
        .param("actor", signOff.actor())
        .param("reason", signOff.reason())
        .update();
    String signedBy =
        jdbc.sql(
                """
                select z.signed_by from reconciliation_seal z join reconciliation_run r on r.id = z.run_id
                 where r.date = :date and r.number = :run
                """)
            .param("date", signOff.date())
            .param("run", signOff.run())
            .query(String.class)
            .optional()
            .orElse(null);
    audit(signOff, signedBy != null);
    return new SignOffOutcome(signedBy != null, signedBy);
  }

  private void audit(SignOff signOff, boolean allowed) {
    jdbc.sql(
            """
            insert into audit (key, actor, role, action, subject, reason, allowed)
            values (:key, :actor, 'finance', 'SIGN_OFF', :subject, :reason, :allowed)
            on conflict (key) do nothing
            """)
        .param("key", signOff.workflowId() + ":" + signOff.actor() + ":" + allowed)
        .param("actor", signOff.actor())
        .param("subject", "reconciliation-" + signOff.date() + " run " + signOff.run())
        .param("reason", signOff.reason())
        .param("allowed", allowed)
        .update();
  }
}
