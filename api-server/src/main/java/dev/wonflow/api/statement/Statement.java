package dev.wonflow.api.statement;

import dev.wonflow.api.json.Period;
import dev.wonflow.api.wallet.Movement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A seller's account over some days.
 *
 * @param opening owed when the first day began
 * @param closing owed when the last day ended; negative: the seller owes us, and the next sales
 *     fill it
 * @param next where the movements go on; null at the end
 */
record Statement(
    String sellerId,
    Period period,
    long opening,
    long closing,
    List<Movement> movements,
    @Nullable String next) {

  /** Whether the seller owes us at the end. */
  public boolean negative() {
    return closing < 0;
  }
}
