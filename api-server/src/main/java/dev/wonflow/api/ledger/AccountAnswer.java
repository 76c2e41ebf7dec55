package dev.wonflow.api.ledger;

import dev.wonflow.api.json.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * An account of the books with its totals.
 *
 * @param kind ASSET, LIABILITY, REVENUE or EXPENSE
 * @param debit all that was ever debited
 * @param credit all that was ever credited
 * @param balance debit less credit of assets and expenses, credit less debit of the others
 */
@Schema(name = "Account")
record AccountAnswer(String account, String kind, Amount debit, Amount credit, Amount balance) {

  /** All accounts; there are ten. */
  @Schema(name = "Accounts")
  record All(List<AccountAnswer> items) {}
}
