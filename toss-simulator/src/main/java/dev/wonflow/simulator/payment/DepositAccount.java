package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.Tokens;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A virtual account issued for one payment; numbers of test keys begin with X. */
public record DepositAccount(
    String bankCode,
    String accountNumber,
    String customerName,
    @Nullable String depositorName,
    Instant dueDate) {

  static DepositAccount issue(String bankCode, String customerName, Instant dueDate) {
    return new DepositAccount(bankCode, "X" + Tokens.digits(13), customerName, null, dueDate);
  }

  DepositAccount paidBy(@Nullable String depositor) {
    return new DepositAccount(bankCode, accountNumber, customerName, depositor, dueDate);
  }

  DepositAccount due(Instant date) {
    return new DepositAccount(bankCode, accountNumber, customerName, depositorName, date);
  }
}
