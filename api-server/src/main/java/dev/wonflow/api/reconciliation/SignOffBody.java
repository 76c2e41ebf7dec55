package dev.wonflow.api.reconciliation;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which run is signed, and on what ground. */
@Schema(name = "SignOff")
record SignOffBody(
    @Schema(example = "1") @Nullable Integer run,
    @Schema(example = "compared with the bank") @Nullable String reason) {}
