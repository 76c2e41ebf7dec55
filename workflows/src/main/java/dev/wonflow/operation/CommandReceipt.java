package dev.wonflow.operation;

import dev.wonflow.payment.PaymentStatus;

/**
 * What became of a command. A refused one is an answer too, so that it is recorded like the others.
 *
 * @param status of the payment when the command came
 */
public record CommandReceipt(CommandKind kind, boolean allowed, PaymentStatus status) {}
