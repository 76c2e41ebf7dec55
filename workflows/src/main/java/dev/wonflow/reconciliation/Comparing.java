package dev.wonflow.reconciliation;

/**
 * Asks for a comparison.
 *
 * @param round 1 before healing, 2 after it; each keeps what it found
 */
public record Comparing(long runId, int round) {}
