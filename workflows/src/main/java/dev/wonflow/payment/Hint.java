package dev.wonflow.payment;

/**
 * A webhook came: something may have changed. Never believed, only a reason to ask Toss.
 *
 * @param source the webhook's event type, for people who read the history
 */
public record Hint(String source) {}
