package dev.wonflow.activities.toss;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wonflow.activities.vault.RefundAccount;
import dev.wonflow.toss.Cancel;
import org.jspecify.annotations.Nullable;

/**
 * The body of a cancel; Toss takes amounts as numbers.
 *
 * @param refundableAmount Toss does nothing where another amount is left
 * @param refundReceiveAccount where a deposit goes back to; never shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CancelBody(
    String cancelReason,
    long cancelAmount,
    long refundableAmount,
    @Nullable RefundAccount refundReceiveAccount) {

  static CancelBody of(Cancel cancel, @Nullable RefundAccount account) {
    return new CancelBody(
        cancel.cancelReason(), cancel.amount().minor(), cancel.refundable().minor(), account);
  }
}
