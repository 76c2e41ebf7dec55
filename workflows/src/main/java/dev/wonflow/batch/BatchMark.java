package dev.wonflow.batch;

import dev.wonflow.id.BatchId;
import java.time.Instant;

/**
 * How a batch stands.
 *
 * @param status RUNNING or PAUSED; or CANCELED, which calls off the lines that have not gone; or
 *     DONE
 */
public record BatchMark(BatchId batchId, BatchStatus status, Instant at) {}
