package dev.wonflow.reconciliation;

/** Asks for the next pages of Toss's settlements. */
public record SettlementReading(long runId, SettlementPlace from) {}
