package dev.wonflow.batch;

import dev.wonflow.id.BatchId;
import dev.wonflow.id.Ids;
import dev.wonflow.id.PayoutId;
import dev.wonflow.id.SellerId;
import dev.wonflow.money.Money;

/**
 * A line that can become a payout.
 *
 * @param line its number in the file, or in the list of sellers
 */
public record BatchItem(int line, SellerId sellerId, Money amount) {
  PayoutId payoutId(BatchId batch) {
    return Ids.payoutOf(batch, line);
  }
}
