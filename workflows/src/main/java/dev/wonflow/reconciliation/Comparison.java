package dev.wonflow.reconciliation;

/**
 * What a comparison found.
 *
 * @param found discrepancies, those that somebody accepted included
 * @param healable those whose owner can put them right
 * @param vanished lines that an earlier reading of the date saw and this one did not
 */
public record Comparison(int found, int healable, long vanished) {}
