package dev.wonflow.api.reconciliation;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The days to be proved, both included. */
@Schema(name = "ReconciliationRequest")
record ReconciliationBody(
    @Schema(example = "2026-11-20") @Nullable String from,
    @Schema(example = "2026-11-20") @Nullable String to) {}
