package dev.wonflow.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * What became of a decision.
 *
 * @param allowed false where the discrepancy's state does not take it; then nothing was changed
 * @param state of the discrepancy afterwards
 * @param journalKey of the journal that was booked for it
 */
public record DecisionOutcome(boolean allowed, String state, @Nullable String journalKey) {}
