package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.gateway.Merchant;
import dev.wonflow.simulator.gateway.TossError;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Giving money back. Amounts are checked against the locked row, so two cancels can never exceed
 * the balance.
 */
@Service
class Cancellations {
  private final Changes changes;
  private final Maintenance maintenance;

  /** What the shop sends; without an amount everything that is left. */
  record Request(
      @Nullable String cancelReason,
      @Nullable BigDecimal cancelAmount,
      @Nullable BigDecimal refundableAmount,
      @Nullable BigDecimal taxFreeAmount,
      @Nullable RefundAccount refundReceiveAccount) {}

  /** Where a deposit goes back to. */
  record RefundAccount(
      @Nullable String bank, @Nullable String accountNumber, @Nullable String holderName) {}

  Cancellations(Changes changes, Maintenance maintenance) {
    this.changes = changes;
    this.maintenance = maintenance;
  }

  Payment cancel(Merchant merchant, String paymentKey, Request request) {
    var reason = request.cancelReason();
    if (reason == null || reason.isBlank() || reason.length() > 200) {
      throw new TossError("INVALID_REQUEST");
    }
    var payment =
        changes
            .current(paymentKey)
            .filter(found -> merchant.owns(found.order().merchant()))
            .orElseThrow(() -> new TossError("NOT_FOUND_PAYMENT"));
    requireCancelable(payment);
    requireBelief(payment, request.refundableAmount());
    long amount = request.cancelAmount() == null ? payment.balance() : won(request.cancelAmount());
    if (amount > payment.balance()) {
      throw new TossError("NOT_CANCELABLE_AMOUNT");
    }
    if (payment.isVirtualAccount()) {
      requireRefundable(payment, amount, request.refundReceiveAccount());
    }
    requireOpen(payment);
    return changes.cancel(payment, amount, taxFree(payment, request, amount), reason);
  }

  private static void requireCancelable(Payment payment) {
    switch (payment.status()) {
      case READY, IN_PROGRESS, ABORTED, EXPIRED -> throw new TossError("NOT_CANCELABLE_PAYMENT");
      case CANCELED -> throw new TossError("ALREADY_CANCELED_PAYMENT");
      case WAITING_FOR_DEPOSIT, DONE, PARTIAL_CANCELED -> {
        // Toss says it this way, not ALREADY_CANCELED_PAYMENT, when partial cancels used everything
        // up.
        if (payment.balance() == 0) {
          throw new TossError("NOT_CANCELABLE_AMOUNT");
        }
      }
    }
  }

  /** Toss's optimistic lock. */
  private static void requireBelief(Payment payment, @Nullable BigDecimal believed) {
    if (believed != null && believed.compareTo(BigDecimal.valueOf(payment.balance())) != 0) {
      throw new TossError("NOT_MATCHES_REFUNDABLE_AMOUNT");
    }
  }

  private static void requireRefundable(
      Payment payment, long amount, @Nullable RefundAccount account) {
    if (payment.status() == Status.WAITING_FOR_DEPOSIT) {
      if (amount != payment.balance()) {
        throw new TossError("NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT");
      }
      return;
    }
    if (account == null || account.holderName() == null || account.holderName().isBlank()) {
      throw new TossError("INVALID_REFUND_ACCOUNT_INFO");
    }
    if (!Banks.isKnown(account.bank())) {
      throw new TossError("INVALID_BANK");
    }
    if (account.accountNumber() == null || !account.accountNumber().matches("[0-9]{1,20}")) {
      throw new TossError("INVALID_REFUND_ACCOUNT_NUMBER");
    }
  }

  private void requireOpen(Payment payment) {
    if (payment.means() != null) {
      maintenance.requireOpen(payment.means().code());
    }
  }

  private static long taxFree(Payment payment, Request request, long amount) {
    if (request.taxFreeAmount() == null) {
      return request.cancelAmount() == null ? payment.taxFreeLeft() : 0;
    }
    long taxFree = request.taxFreeAmount().signum() == 0 ? 0 : won(request.taxFreeAmount());
    if (taxFree > payment.taxFreeLeft() || taxFree > amount) {
      throw new TossError("INVALID_REQUEST");
    }
    return taxFree;
  }

  private static long won(BigDecimal amount) {
    try {
      long won = amount.longValueExact();
      if (won > 0) {
        return won;
      }
    } catch (ArithmeticException fraction) {
      throw new TossError("INVALID_REQUEST", fraction);
    }
    throw new TossError("INVALID_REQUEST");
  }
}
