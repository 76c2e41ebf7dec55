package dev.wonflow.activities.payment;

import dev.wonflow.toss.VirtualAccount;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** A {@link VirtualAccount} as it is stored beside the payment. */
@Embeddable
record DepositColumns(
    @Column(name = "deposit_bank_code") String bankCode,
    @Column(name = "deposit_account") String account,
    @Column(name = "deposit_due_at") Instant dueAt) {

  static DepositColumns of(VirtualAccount account) {
    return new DepositColumns(account.bankCode(), account.accountNumber(), account.dueAt());
  }
}
