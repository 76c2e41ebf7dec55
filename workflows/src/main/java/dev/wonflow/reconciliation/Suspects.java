package dev.wonflow.reconciliation;

import dev.wonflow.id.PaymentId;
import java.util.List;

/**
 * Payments that should have reached their end: either their workflow is late, or it is missing.
 *
 * @param payments at most 1,000, the oldest first
 */
public record Suspects(List<PaymentId> payments) {}
