package dev.wonflow.ledger;

/**
 * What became of a deposit error.
 *
 * @param inBooks false where that deposit does not stand alone: a refund of it is under way or
 *     done, or another deposit came; who asked has to look again
 */
public record TakenBack(boolean inBooks) {}
