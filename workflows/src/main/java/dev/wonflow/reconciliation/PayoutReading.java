package dev.wonflow.reconciliation;

/**
 * Asks for the next pages of Toss's payouts.
 *
 * @param from how far the readings before it got
 */
public record PayoutReading(long runId, PayoutsRead from) {}
