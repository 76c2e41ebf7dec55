package dev.wonflow.reconciliation;

/**
 * What a booking wrote.
 *
 * @param journals new ones; those of an earlier run are not counted
 */
public record BookedLines(int journals) {}
