package dev.wonflow.batch;

/**
 * What became of a command.
 *
 * @param status of the batch when the command came
 */
public record BatchReceipt(BatchCommand.Kind kind, boolean allowed, BatchStatus status) {}
