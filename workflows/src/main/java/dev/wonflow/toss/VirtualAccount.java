package dev.wonflow.toss;

import java.time.Instant;

/**
 * The account that Toss opened for one deposit. It is Toss's, not a person's, so it may be shown.
 *
 * @param bankCode two characters, in Toss's bank name space
 * @param dueAt Toss sends nothing when this passes
 */
public record VirtualAccount(String bankCode, String accountNumber, Instant dueAt) {}
