package dev.wonflow.payout;

/**
 * Orders whose money became available.
 *
 * @param more whether others are due as well
 */
public record Released(int orders, boolean more) {}
