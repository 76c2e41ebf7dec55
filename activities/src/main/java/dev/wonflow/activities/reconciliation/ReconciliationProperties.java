package dev.wonflow.activities.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a run may heal by itself, and what is agreed with Toss about settlements. A wrong value
 * stops the start.
 *
 * @param mostHealed payments of one run; above it nothing is healed and a person is called
 * @param mostHealedAmount won of one run; likewise
 * @param settlementDueDays a movement has to be settled within so many days; 0: not looked for, as
 *     with a test key of Toss, which settles nothing
 * @param paidOutTo the account that Toss pays to: {@code bank}, or {@code toss-balance} where
 *     payouts to sellers are paid from it
 * @param payoutOverdue a payout that was sent and has not ended after this long is a discrepancy
 */
@ConfigurationProperties("wonflow.reconciliation")
record ReconciliationProperties(
    @DefaultValue("100") int mostHealed,
    @DefaultValue("10000000") long mostHealedAmount,
    @DefaultValue("8") int settlementDueDays,
    @DefaultValue("bank") String paidOutTo,
    @DefaultValue("24h") Duration payoutOverdue) {

  ReconciliationProperties {
    if (!payoutOverdue.isPositive()) {
      throw new IllegalArgumentException("Not allowed: wonflow.reconciliation.payout-overdue");
    }
    if (!paidOutTo.equals("bank") && !paidOutTo.equals("toss-balance")) {
      throw new IllegalArgumentException(
          "Not allowed: wonflow.reconciliation.paid-out-to, bank or toss-balance");
    }
  }
}
