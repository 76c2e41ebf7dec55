package dev.wonflow.simulator.payment;

import java.time.Instant;

/**
 * One cancel that was done.
 *
 * @param remaining won left to cancel after this one
 */
public record Cancel(
    String transactionKey,
    long amount,
    long taxFreeAmount,
    long remaining,
    String reason,
    Instant at) {}
