package dev.wonflow.batch;

import dev.wonflow.id.BatchId;
import dev.wonflow.id.PayoutId;
import java.util.List;

/** Lines that have become payouts. */
public record BatchGone(BatchId batchId, List<Gone> lines) {
  /** One of them. */
  public record Gone(int line, PayoutId payoutId) {}
}
