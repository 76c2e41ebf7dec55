package dev.wonflow.batch;

/**
 * What is stored about a batch.
 *
 * @param lines all of them
 * @param waiting those that have not gone
 */
public record BatchState(BatchStatus status, int lines, int waiting) {}
