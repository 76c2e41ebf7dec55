package dev.wonflow.reconciliation;

/**
 * A run that is stored, or has to wait.
 *
 * @param runId 0 while it has to wait
 * @param mayBegin false while another run of the date is running
 */
public record OpenedRun(long runId, boolean mayBegin) {}
