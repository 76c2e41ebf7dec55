package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One payment as Toss keeps it. Each change is a new value, and passes {@link Status#to}. */
public record Payment(
    Order order,
    Status status,
    @Nullable Means means,
    @Nullable Approval approval,
    @Nullable DepositAccount account,
    List<Cancel> cancels,
    @Nullable Failure failure) {

  static Payment open(Order order) {
    return new Payment(order, Status.READY, null, null, null, List.of(), null);
  }

  Payment authenticate(Means chosen) {
    return new Payment(order, status.to(Status.IN_PROGRESS), chosen, null, null, cancels, null);
  }

  /** Money moved. */
  Payment approve(Instant now) {
    return new Payment(
        order, status.to(Status.DONE), means, Approval.first(now), null, cancels, null);
  }

  Payment waitForDeposit(Means chosen, DepositAccount issued) {
    var next = status.to(Status.WAITING_FOR_DEPOSIT);
    return new Payment(order, next, chosen, Approval.first(null), issued, cancels, null);
  }

  Payment deposit(Instant now) {
    var paid = required(account).paidBy(required(account).customerName());
    var again = required(approval).again(now);
    return new Payment(order, status.to(Status.DONE), means, again, paid, cancels, null);
  }

  /** The bank took the deposit back. */
  Payment depositError() {
    var open = required(account).paidBy(null);
    var again = required(approval).again(null);
    return new Payment(
        order, status.to(Status.WAITING_FOR_DEPOSIT), means, again, open, cancels, null);
  }

  /** The due date is now; Toss keeps the status and tells nobody. */
  Payment overdue(Instant now) {
    return new Payment(
        order, status, means, approval, required(account).due(now), cancels, failure);
  }

  Payment abort(Failure reason) {
    return new Payment(order, status.to(Status.ABORTED), means, null, null, cancels, reason);
  }

  Payment expire() {
    return new Payment(
        order, status.to(Status.EXPIRED), null, null, null, cancels, Failure.EXPIRED);
  }

  /** A partly cancelled payment stays so, even at zero. */
  Payment cancel(long amount, long taxFree, String reason, Instant now) {
    var whole = cancels.isEmpty() && amount == order.amount();
    var next = status.to(whole ? Status.CANCELED : Status.PARTIAL_CANCELED);
    var list = new ArrayList<>(cancels);
    list.add(new Cancel(Tokens.transactionKey(), amount, taxFree, balance() - amount, reason, now));
    return new Payment(order, next, means, approval, account, List.copyOf(list), null);
  }

  public String key() {
    return order.paymentKey();
  }

  /** Won left to cancel. */
  public long balance() {
    return order.amount() - cancels.stream().mapToLong(Cancel::amount).sum();
  }

  /** Won free of tax that are left. */
  long taxFreeLeft() {
    return order.taxFreeAmount() - cancels.stream().mapToLong(Cancel::taxFreeAmount).sum();
  }

  Optional<Cancel> lastCancel() {
    return cancels.isEmpty() ? Optional.empty() : Optional.of(cancels.getLast());
  }

  boolean isVirtualAccount() {
    return account != null;
  }

  boolean isOverdue(Instant now) {
    return account != null && !account.dueDate().isAfter(now);
  }

  /** When the timer takes this payment, if one runs. */
  Optional<Instant> deadline(Settings.Timing timing) {
    return switch (status) {
      case READY -> Optional.of(order.requestedAt().plus(timing.authenticateWithin()));
      case IN_PROGRESS -> Optional.of(required(means).chosenAt().plus(timing.confirmWithin()));
      default -> Optional.empty();
    };
  }

  private static <T> T required(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("this payment is not that far");
    }
    return part;
  }
}
