package dev.wonflow.activities.wallet;

import dev.wonflow.wallet.Credit;
import dev.wonflow.wallet.Credited;
import dev.wonflow.wallet.Debit;
import dev.wonflow.wallet.Debited;
import dev.wonflow.wallet.Wallet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class WalletImpl implements Wallet {
  private final Credits credits;
  private final Debits debits;

  WalletImpl(Credits credits, Debits debits) {
    this.credits = credits;
    this.debits = debits;
  }

  @Override
  public Credited credit(Credit credit) {
    return credits.credit(credit);
  }

  @Override
  @Transactional
  public Debited debit(Debit debit) {
    return debits.debit(debit);
  }
}
