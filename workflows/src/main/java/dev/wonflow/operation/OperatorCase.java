package dev.wonflow.operation;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.id.PaymentId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A payment that needs a person: one line of the inbox.
 *
 * @param since when it got stuck
 * @param lastError in words
 * @param nextAttemptAt when the workflow tries again by itself; null if it does not
 */
public record OperatorCase(
    PaymentId paymentId,
    ErrorCode code,
    Instant since,
    String lastError,
    @Nullable Instant nextAttemptAt,
    Set<CommandKind> mayDo) {}
