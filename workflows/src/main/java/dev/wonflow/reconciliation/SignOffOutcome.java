package dev.wonflow.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * Whether a run is signed.
 *
 * @param allowed false where the run is not green, not the latest of its date, of a day that is not
 *     over, or where another run of the date is signed
 * @param signedBy who signed first; null where nobody did
 */
public record SignOffOutcome(boolean allowed, @Nullable String signedBy) {}
