package dev.wonflow.api.reconciliation;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision that was taken.
 *
 * @param state of the discrepancy now
 * @param journalKey of the journal that was booked for it
 */
@Schema(name = "DiscrepancyDecided")
record DecisionAnswer(
    String discrepancyId, String decision, String state, @Nullable String journalKey) {}
