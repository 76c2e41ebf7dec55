package dev.wonflow.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided.
 *
 * @param id of the decision and its workflow: the same decision twice is one
 * @param actor who decided
 * @param assignee who looks into it; only where it is assigned
 * @param account where the amount belongs, by its code; only where it leaves {@code suspense}
 * @param sellerId whose account; only where that is {@code seller-payable}
 */
public record Decision(
    String id,
    String discrepancyId,
    DecisionKind kind,
    String actor,
    String reason,
    @Nullable String assignee,
    @Nullable String account,
    @Nullable String sellerId,
    Instant at) {
  /** Begins the id of every decision. */
  public static final String ID_PREFIX = "decision-";
}
