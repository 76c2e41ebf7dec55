package dev.wonflow.refund;

import java.time.Instant;

/**
 * What a run hands to the next one of the same refund when its history has become long.
 *
 * @param since when the result became unknown
 */
public record RefundProgress(int generation, Instant since) {}
