package dev.wonflow.payout;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PayoutId;
import java.time.Instant;

/**
 * A payout that needs a person.
 *
 * @param since when that was seen
 * @param lastError in words, without names or accounts
 */
public record PayoutCase(PayoutId payoutId, ErrorCode code, Instant since, String lastError) {}
