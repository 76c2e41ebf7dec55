package dev.wonflow.api.refund;

import dev.wonflow.id.Ids;
import dev.wonflow.money.Money;
import dev.wonflow.refund.RefundPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop wants to give back: these parts, else the amount, else all that is left.
 *
 * @param key the Idempotency-Key
 * @param said everything else of the request but the account, to tell a repetition
 */
public record RefundWish(
    String key,
    String reason,
    @Nullable Money amount,
    List<RefundPart> parts,
    @Nullable RefundAccount account,
    String said) {

  /** All that is left. */
  public static RefundWish ofAll(String key, String reason) {
    return new RefundWish(key, reason, null, List.of(), null, "all\n" + reason);
  }

  /** What the request said, where no account came with it. */
  public String fingerprint() {
    return Ids.fingerprint(said);
  }
}
