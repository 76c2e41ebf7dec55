package dev.wonflow.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * Closes a run.
 *
 * @param missing what was not read, in words; null if everything was
 * @param note what a person should know besides
 */
public record RunEnd(long runId, @Nullable String missing, @Nullable String note) {}
