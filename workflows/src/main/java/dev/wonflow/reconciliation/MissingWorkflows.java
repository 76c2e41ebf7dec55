package dev.wonflow.reconciliation;

import dev.wonflow.id.PaymentId;
import java.util.List;

/** Payments that are not at their end and that no workflow answers for. */
public record MissingWorkflows(long runId, List<PaymentId> payments) {}
