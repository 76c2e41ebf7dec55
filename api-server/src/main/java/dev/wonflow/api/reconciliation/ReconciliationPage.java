package dev.wonflow.api.reconciliation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs, the newest date first.
 *
 * @param next the place to go on from; null at the end
 * @param nextScheduledAt when the schedule fires next; null if Temporal does not say
 */
@Schema(name = "Reconciliations")
record ReconciliationPage(
    List<ReconciliationAnswer> items,
    @Nullable String next,
    @Nullable OffsetDateTime nextScheduledAt) {}
