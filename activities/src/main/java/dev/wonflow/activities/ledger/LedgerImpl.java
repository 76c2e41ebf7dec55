package dev.wonflow.activities.ledger;

import dev.wonflow.ledger.Capture;
import dev.wonflow.ledger.DepositError;
import dev.wonflow.ledger.Ledger;
import dev.wonflow.ledger.Posted;
import dev.wonflow.ledger.Reversal;
import dev.wonflow.ledger.TakenBack;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class LedgerImpl implements Ledger {
  private final Captures captures;
  private final Reversals reversals;
  private final DepositErrors depositErrors;

  LedgerImpl(Captures captures, Reversals reversals, DepositErrors depositErrors) {
    this.captures = captures;
    this.reversals = reversals;
    this.depositErrors = depositErrors;
  }

  /** What it writes is one statement, which needs no transaction around it. */
  @Override
  public Posted capture(Capture capture) {
    return captures.post(capture);
  }

  @Override
  @Transactional
  public Posted refund(Reversal reversal) {
    return reversals.post(reversal);
  }

  @Override
  @Transactional
  public TakenBack takeBack(DepositError error) {
    return depositErrors.post(error);
  }
}
