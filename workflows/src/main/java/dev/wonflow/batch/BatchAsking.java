package dev.wonflow.batch;

import dev.wonflow.id.BatchId;

/**
 * Which lines go next.
 *
 * @param atMost how many
 */
public record BatchAsking(BatchId batchId, int atMost) {}
