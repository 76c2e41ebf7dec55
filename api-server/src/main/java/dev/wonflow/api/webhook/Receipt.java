package dev.wonflow.api.webhook;

import org.jspecify.annotations.Nullable;

/**
 * That a webhook came, and what became of it.
 *
 * @param claimedOrder what it says it is about; at most 64 characters of visible ASCII
 * @param bodyDigest of the whole body, which is not kept
 */
record Receipt(
    @Nullable String transmissionId,
    @Nullable Integer retriedCount,
    String eventType,
    @Nullable String paymentId,
    @Nullable String claimedOrder,
    String bodyDigest,
    Outcome outcome) {}
