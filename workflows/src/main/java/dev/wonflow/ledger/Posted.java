package dev.wonflow.ledger;

/**
 * A journal stands in the books.
 *
 * @param journalKey its business key
 */
public record Posted(long journalId, String journalKey) {}
