package dev.wonflow.reconciliation;

/** How many of the payments that were told to look again are not at their end yet. */
public record Unhealed(int count) {}
