package dev.wonflow.reconciliation;

import dev.wonflow.money.Money;
import java.time.LocalDate;

/**
 * How a run ended.
 *
 * @param run number of the run among those of its date, from 1
 * @param open discrepancies that are still open
 * @param difference Toss less books
 */
public record ReconciliationOutcome(
    LocalDate date,
    int run,
    ReconciliationVerdict verdict,
    Money tossTotal,
    Money booksTotal,
    Money difference,
    int open) {}
