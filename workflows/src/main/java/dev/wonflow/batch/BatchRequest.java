package dev.wonflow.batch;

import dev.wonflow.id.BatchId;
import dev.wonflow.id.Ids;
import dev.wonflow.money.Money;
import dev.wonflow.payout.PayoutRequest;
import dev.wonflow.payout.PayoutWaits;
import java.time.Instant;

/**
 * What finance asks for, and the input of the batch's workflow. The lines are rows: they may be too
 * many for a history.
 *
 * @param client whose API key asked
 * @param requestedBy the person, who may not approve any of its payouts
 * @param fingerprint what the request said, to refuse another one under the same key
 * @param approvalAbove a larger payout needs a second person
 * @param waits of each payout
 * @param paused whether a person had stopped it when an earlier run ended
 */
public record BatchRequest(
    BatchId batchId,
    String client,
    BatchSource source,
    String requestedBy,
    String fingerprint,
    Money approvalAbove,
    Instant requestedAt,
    PayoutWaits waits,
    BatchPace pace,
    boolean paused) {

  /** The payout of a line; the same for the same line, always, but for its time. */
  PayoutRequest payout(BatchItem item, Instant now) {
    return new PayoutRequest(
        item.payoutId(batchId),
        client,
        item.sellerId(),
        item.amount(),
        requestedBy,
        Ids.fingerprint(batchId + " " + item),
        approvalAbove,
        now,
        waits,
        null);
  }

  /** For the run that goes on. */
  BatchRequest paused(boolean now) {
    return new BatchRequest(
        batchId,
        client,
        source,
        requestedBy,
        fingerprint,
        approvalAbove,
        requestedAt,
        waits,
        pace,
        now);
  }
}
