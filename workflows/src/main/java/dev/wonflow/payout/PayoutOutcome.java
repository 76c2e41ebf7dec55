package dev.wonflow.payout;

import dev.wonflow.payment.Failure;
import org.jspecify.annotations.Nullable;

/** How a payout ended. */
public record PayoutOutcome(PayoutStatus status, @Nullable Failure failure) {}
