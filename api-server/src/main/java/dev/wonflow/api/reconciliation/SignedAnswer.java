package dev.wonflow.api.reconciliation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** A run that is sealed. */
@Schema(name = "SignedOff")
record SignedAnswer(LocalDate date, int run, String signedOffBy) {}
