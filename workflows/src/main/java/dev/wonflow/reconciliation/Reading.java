package dev.wonflow.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the next pages of Toss's transactions.
 *
 * @param after the last transactionKey that was stored; null at the beginning
 */
public record Reading(long runId, @Nullable String after) {}
