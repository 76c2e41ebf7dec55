package dev.wonflow.payment;

import dev.wonflow.id.PaymentKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run hands to the next one of the same payment when its history has become long.
 *
 * @param unknownSince when the result became unknown
 * @param canceled whether the shop wants the payment no more
 * @param wish how it said so, where it did
 * @param handled whether an operator settled the case outside
 */
public record Progress(
    @Nullable PaymentKey paymentKey,
    int generation,
    @Nullable Instant unknownSince,
    boolean canceled,
    @Nullable CancelWish wish,
    boolean handled) {
  /** Of a payment about which nobody has said anything. */
  public Progress(@Nullable PaymentKey paymentKey, int generation) {
    this(paymentKey, generation, null, false, null, false);
  }
}
