package dev.wonflow.batch;

import io.temporal.activity.ActivityInterface;

/** What is stored about batches. Each call is one transaction and may be repeated. */
@ActivityInterface(namePrefix = "Batch")
public interface BatchRecords {
  /**
   * Stores the batch and one row per line, a malformed line as refused; where it is stored already,
   * changes nothing.
   *
   * <p>Fails with {@code BOOKS_CONFLICT} if another request is stored under the id.
   */
  BatchState open(BatchRequest request);

  /** Lines that wait, in their order. */
  BatchGroup next(BatchAsking asking);

  /** Stores which payouts lines have become. */
  BatchState gone(BatchGone gone);

  /** Stores how it stands; never touches one that ended. */
  BatchState mark(BatchMark mark);
}
