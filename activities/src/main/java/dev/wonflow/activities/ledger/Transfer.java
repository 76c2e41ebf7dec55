package dev.wonflow.activities.ledger;

import dev.wonflow.id.Ids;
import dev.wonflow.money.Money;
import java.time.Instant;

/**
 * One amount from one account to another.
 *
 * @param key of the journal
 * @param debit the account that is debited, by its code
 * @param credit the account that is credited, by its code
 * @param sellerId whose seller-payable account takes part
 */
public record Transfer(
    String key,
    String kind,
    String debit,
    String credit,
    String sellerId,
    Money amount,
    Instant occurredAt) {

  /** Tells a repetition from a contradiction; when it was learnt is not part of the fact. */
  String digest() {
    return Ids.fingerprint(String.join("\n", kind, debit, credit, sellerId, amount.toString()));
  }
}
