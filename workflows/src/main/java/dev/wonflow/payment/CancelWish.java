package dev.wonflow.payment;

import dev.wonflow.id.RefundId;
import org.jspecify.annotations.Nullable;

/**
 * The shop wants the payment no more. Before the confirm it closes; after it a refund takes over.
 *
 * @param reason at most 150 characters
 * @param refundId of the refund that takes over; null where nobody asked for it under a key
 * @param fingerprint what the request said, to refuse another one under the same key
 */
public record CancelWish(String reason, @Nullable RefundId refundId, @Nullable String fingerprint) {
  /** A wish that came without a key. */
  public CancelWish(String reason) {
    this(reason, null, null);
  }
}
