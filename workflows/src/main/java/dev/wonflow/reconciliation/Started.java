package dev.wonflow.reconciliation;

import java.time.LocalDate;

/**
 * What the schedule's firing led to.
 *
 * @param started false if the date's run was there already
 */
public record Started(LocalDate date, boolean started) {}
