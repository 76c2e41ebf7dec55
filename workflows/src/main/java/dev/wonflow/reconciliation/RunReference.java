package dev.wonflow.reconciliation;

/** One stored run. */
public record RunReference(long runId) {}
