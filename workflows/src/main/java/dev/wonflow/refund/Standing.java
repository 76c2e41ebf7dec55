package dev.wonflow.refund;

import dev.wonflow.payment.PaymentStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a payment stands in our books.
 *
 * @param charged whether it is charged, booked and credited; also where all of it went back since
 * @param depositsReversed how many deposits the bank took back after they were booked
 * @param chargedAt when Toss took what is in the books
 */
public record Standing(
    PaymentStatus status, boolean charged, int depositsReversed, @Nullable Instant chargedAt) {}
