package dev.wonflow.api.payment;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.json.SeoulTime;
import dev.wonflow.api.refund.Refund;
import dev.wonflow.error.ErrorCode;
import dev.wonflow.payment.Failure;
import dev.wonflow.payment.PaymentStatus;
import dev.wonflow.toss.VirtualAccount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment on the wire.
 *
 * @param remainingAmount what is left after refunds
 * @param cancels refunds, also those that are under way or were refused
 */
@Schema(name = "Payment")
record PaymentAnswer(
    String paymentId,
    PaymentStatus status,
    Amount amount,
    Amount remainingAmount,
    String orderName,
    String buyerId,
    @Nullable String paymentKey,
    @Nullable String method,
    String checkoutUrl,
    OffsetDateTime expiresAt,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime approvedAt,
    PaymentAnswer.@Nullable Reason failure,
    PaymentAnswer.@Nullable Deposit virtualAccount,
    List<OrderAnswer> orders,
    List<RefundAnswer> cancels) {

  /** Why the buyer was not charged. */
  @Schema(name = "Failure")
  record Reason(
      ErrorCode code, @Nullable String tossCode, String message, @Nullable OffsetDateTime retryAt) {

    static @Nullable Reason of(@Nullable Failure failure) {
      return failure == null
          ? null
          : new Reason(
              failure.code(),
              failure.tossCode(),
              failure.message(),
              SeoulTime.orNull(failure.retryAt()));
    }
  }

  /** Where the buyer's deposit has to go. */
  @Schema(name = "VirtualAccount")
  record Deposit(String bankCode, String accountNumber, OffsetDateTime dueDate) {
    static @Nullable Deposit of(@Nullable VirtualAccount account) {
      return account == null
          ? null
          : new Deposit(account.bankCode(), account.accountNumber(), SeoulTime.of(account.dueAt()));
    }
  }

  static PaymentAnswer of(Payment payment, String checkoutUrl, List<Refund> refunds) {
    return new PaymentAnswer(
        payment.id().value(),
        payment.status(),
        Amount.of(payment.amount()),
        Amount.of(payment.remaining()),
        payment.orderName(),
        payment.buyerId(),
        payment.paymentKey() == null ? null : payment.paymentKey().value(),
        payment.method(),
        checkoutUrl,
        SeoulTime.of(payment.expiresAt()),
        SeoulTime.of(payment.requestedAt()),
        SeoulTime.orNull(payment.approvedAt()),
        Reason.of(payment.failure()),
        Deposit.of(payment.virtualAccount()),
        payment.orders().stream().map(order -> OrderAnswer.of(payment.id(), order)).toList(),
        refunds.stream().map(RefundAnswer::of).toList());
  }
}
