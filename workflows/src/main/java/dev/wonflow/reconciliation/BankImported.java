package dev.wonflow.reconciliation;

import java.time.LocalDate;

/**
 * What an import kept.
 *
 * @param lines of the statement
 * @param added lines that no earlier statement had
 * @param from the first day it says everything about
 * @param to the last one
 */
public record BankImported(int lines, int added, LocalDate from, LocalDate to) {}
