package dev.wonflow.payout;

import io.temporal.activity.ActivityInterface;

/** What people see of payouts. Each call is one transaction and may be repeated. */
@ActivityInterface(namePrefix = "PayoutOperations")
public interface PayoutOperations {
  /** Opens the payout's case in the operators' inbox or brings it up to date. */
  void openCase(PayoutCase stuck);

  /** Closes the payout's case, if one is open. */
  void closeCase(PayoutCase over);

  /** Writes a line of the audit, once per payout and action. */
  void audit(PayoutAudit line);
}
