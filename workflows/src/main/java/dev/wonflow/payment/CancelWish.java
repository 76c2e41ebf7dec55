package dev.wonflow.payment;

/**
 * The shop wants the payment no more. Before the confirm it closes; after it a refund takes over.
 *
 * @param reason at most 150 characters
 */
public record CancelWish(String reason) {}
