package dev.wonflow.reconciliation;

import java.time.LocalDate;

/**
 * Which day is to be proved.
 *
 * @param date a day in Seoul
 */
public record ReconciliationRequest(LocalDate date, Trigger trigger) {}
