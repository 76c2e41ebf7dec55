package dev.wonflow.payout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run hands to the next one of the same payout when its history has become long; how far the
 * payout is, the next run reads from what is stored.
 *
 * @param unknownSince when it became unknown whether Toss has it; null where that is known
 * @param begunSince when Toss was first seen to have it; null where it was not
 * @param open the case that is in the inbox; null where none is
 */
public record PayoutProgress(
    @Nullable Instant unknownSince, @Nullable Instant begunSince, @Nullable PayoutCase open) {}
