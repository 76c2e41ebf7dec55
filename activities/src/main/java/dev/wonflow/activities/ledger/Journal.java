package dev.wonflow.activities.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One business fact for the books, under one key; its entries balance.
 *
 * @param paymentId null where it is about no single payment
 * @param contentDigest tells a repetition from a contradiction
 */
record Journal(
    String key,
    String kind,
    @Nullable String paymentId,
    String contentDigest,
    Instant occurredAt,
    List<Entry> entries) {

  static Journal of(Posting posting, List<Entry> entries) {
    return new Journal(
        posting.key(),
        posting.kind(),
        posting.paymentId(),
        posting.digest(),
        posting.occurredAt(),
        entries);
  }
}
