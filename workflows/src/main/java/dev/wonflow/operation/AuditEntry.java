package dev.wonflow.operation;

import dev.wonflow.id.PaymentId;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit: who told what to which payment, why, and what became of it.
 *
 * @param key once per command, so that a repeated step writes no second line
 */
public record AuditEntry(
    String key,
    PaymentId paymentId,
    CommandKind kind,
    String actor,
    String reason,
    @Nullable String evidence,
    boolean allowed,
    String status) {}
