package dev.wonflow.activities.reconciliation;

import dev.wonflow.activities.payment.BooksConflict;
import dev.wonflow.reconciliation.Decision;
import dev.wonflow.reconciliation.DecisionOutcome;
import dev.wonflow.reconciliation.Decisions;
import dev.wonflow.reconciliation.SignOff;
import dev.wonflow.reconciliation.SignOffOutcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Each decision is one transaction: the discrepancy, the journal, the decision, the audit. */
@Component
class DecisionsImpl implements Decisions {
  private final JdbcClient jdbc;
  private final SuspenseBook suspense;
  private final Seals seals;

  DecisionsImpl(JdbcClient jdbc, SuspenseBook suspense, Seals seals) {
    this.jdbc = jdbc;
    this.suspense = suspense;
    this.seals = seals;
  }

  /** The new state, and the journal that was booked; no state where it is not allowed. */
  private record Effect(@Nullable String state, @Nullable String journalKey) {
    static final Effect NONE = new Effect(null, null);
  }

  @Override
  @Transactional
  public DecisionOutcome decide(Decision decision) {
    DecidedDiscrepancy found = locked(decision);
    Optional<DecisionOutcome> earlier = stored(decision);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Effect effect =
        switch (decision.kind()) {
          case ACCEPT -> accept(found);
          case ASSIGN -> assign(found, decision);
          case SUSPENSE -> suspend(found, decision);
          case RELEASE -> release(found, decision);
        };
    String state = effect.state();
    var outcome =
        new DecisionOutcome(
            state != null, state == null ? found.state() : state, effect.journalKey());
    keep(decision, found, outcome);
    return outcome;
  }

  @Override
  @Transactional
  public SignOffOutcome sign(SignOff signOff) {
    return seals.sign(signOff);
  }

  private DecidedDiscrepancy locked(Decision decision) {
    return jdbc.sql(DecidedDiscrepancy.LOCKED)
        .param("id", decision.discrepancyId())
        .query(DecidedDiscrepancy::of)
        .optional()
        .orElseThrow(() -> BooksConflict.of("No discrepancy is " + decision.discrepancyId()));
  }

  private Optional<DecisionOutcome> stored(Decision decision) {
    return jdbc.sql("select allowed, state, journal_key from discrepancy_decision where id = :id")
        .param("id", decision.id())
        .query(DecisionOutcome.class)
        .optional();
  }

  private Effect accept(DecidedDiscrepancy found) {
    if (!found.isOpen() || found.isHealable()) {
      return Effect.NONE;
    }
    jdbc.sql("update discrepancy set state = 'ACCEPTED', decided_amount = amount where id = :id")
        .param("id", found.id())
        .update();
    return new Effect("ACCEPTED", null);
  }

  private Effect assign(DecidedDiscrepancy found, Decision decision) {
    if (!found.isOpen() && !found.isInSuspense()) {
      return Effect.NONE;
    }
    jdbc.sql("update discrepancy set assignee = :assignee where id = :id")
        .param("id", found.id())
        .param("assignee", decision.assignee())
        .update();
    return new Effect(found.state(), null);
  }

  private Effect suspend(DecidedDiscrepancy found, Decision decision) {
    if (!found.isOpen() || found.isHealable() || found.uncovered() == 0) {
      return Effect.NONE;
    }
    String journal = suspense.put(found, decision);
    jdbc.sql(
            """
            update discrepancy
               set state = 'IN_SUSPENSE', decided_amount = amount, covered = covered + :moved, in_suspense = in_suspense + :moved
             where id = :id
            """)
        .param("id", found.id())
        .param("moved", found.uncovered())
        .update();
    return new Effect("IN_SUSPENSE", journal);
  }

  /** Back to where it was taken from, it is as open as before; anywhere else it is explained. */
  private Effect release(DecidedDiscrepancy found, Decision decision) {
    String account = decision.account();
    if (!found.isInSuspense() || account == null || !suspense.takes(found, decision)) {
      return Effect.NONE;
    }
    String journal = suspense.release(found, decision, account);
    boolean back = account.equals(found.account());
    String state = back ? "OPEN" : "RESOLVED";
    jdbc.sql(
            "update discrepancy set state = :state, covered = covered - :back, in_suspense = 0 where id = :id")
        .param("id", found.id())
        .param("state", state)
        .param("back", back ? found.inSuspense() : 0)
        .update();
    return new Effect(state, journal);
  }

  private void keep(Decision decision, DecidedDiscrepancy found, DecisionOutcome outcome) {
    jdbc.sql(
            """
            with kept as (
              insert into discrepancy_decision (id, discrepancy_id, kind, actor, reason, assignee, account, seller_id, allowed,
                                                state, amount, journal_key)
              values (:id, :discrepancy, :kind, :actor, :reason, :assignee, :account, :seller, :allowed, :state, :amount, :journal)
            )
            insert into audit (key, actor, role, action, subject, reason, evidence, allowed, state)
            values (:id, :actor, 'finance', 'DISCREPANCY_' || :kind, :discrepancy, :reason, :journal, :allowed, :before)
            on conflict (key) do nothing
            """)
        .param("id", decision.id())
        .param("discrepancy", decision.discrepancyId())
        .param("kind", decision.kind().name())
        .param("actor", decision.actor())
        .param("reason", decision.reason())
        .param("assignee", decision.assignee())
        .param("account", decision.account())
        .param("seller", decision.sellerId())
        .param("allowed", outcome.allowed())
        .param("state", outcome.state())
        .param("before", found.state())
        .param("amount", found.amount())
        .param("journal", outcome.journalKey())
        .update();
  }
}
