package dev.wonflow.api.operation;

import dev.wonflow.payment.PaymentStatus;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A command was taken.
 *
 * @param status of the payment when the command came
 */
@Schema(name = "CommandReceipt")
public record CommandAnswer(String paymentId, String command, PaymentStatus status) {}
