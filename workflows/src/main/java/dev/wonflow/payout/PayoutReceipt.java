package dev.wonflow.payout;

/**
 * What became of a command.
 *
 * @param status of the payout when the command came
 */
public record PayoutReceipt(PayoutCommand.Kind kind, boolean allowed, PayoutStatus status) {}
