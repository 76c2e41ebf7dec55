package dev.wonflow.reconciliation;

import java.time.LocalDate;

/**
 * Asks for a run of a date.
 *
 * @param key of this chain of runs in Temporal, so that a repeated or reset step finds its run
 */
public record Opening(LocalDate date, String key, String workflowId, Trigger trigger) {}
