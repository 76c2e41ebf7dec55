package dev.wonflow.payout;

import dev.wonflow.id.PayoutId;
import java.time.Instant;

/**
 * Finance says that a bank sent a completed payout back, and the input of that workflow. The
 * evidence stands in the audit, since it may name the holder of an account.
 *
 * @param person who answers for it
 * @param recordedAt the time of the journal
 */
public record PayoutReturn(PayoutId payoutId, String person, Instant recordedAt) {}
