package dev.wonflow.refund;

import java.time.Instant;

/**
 * What a run hands to the next one of the same refund when its history has become long.
 *
 * @param since when the result became unknown
 * @param handled whether a person has said that it is handled
 */
public record RefundProgress(int generation, Instant since, boolean handled) {}
