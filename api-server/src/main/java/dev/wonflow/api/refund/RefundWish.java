package dev.wonflow.api.refund;

import dev.wonflow.id.Ids;
import dev.wonflow.money.Money;
import dev.wonflow.refund.RefundPart;
import dev.wonflow.refund.RefundSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to give back: these parts, else the amount, else all that is left.
 *
 * @param key the Idempotency-Key
 * @param said everything else of the request but the account, to tell a repetition
 * @param source who wants it
 */
public record RefundWish(
    String key,
    String reason,
    @Nullable Money amount,
    List<RefundPart> parts,
    @Nullable RefundAccount account,
    String said,
    RefundSource source) {
  private static final int LONGEST_REASON = 150;

  /** All that is left, for the shop. */
  public static RefundWish ofAll(String key, String reason) {
    return new RefundWish(key, reason, null, List.of(), null, "all\n" + reason, RefundSource.API);
  }

  /** An amount, or all that is left, on the word of a person of ours. */
  public static RefundWish ofOperator(
      String key, String reason, @Nullable Money amount, @Nullable RefundAccount account) {
    String cut =
        reason.codePointCount(0, reason.length()) <= LONGEST_REASON
            ? reason
            : reason.substring(0, reason.offsetByCodePoints(0, LONGEST_REASON));
    String said = String.join("\n", String.valueOf(amount), reason);
    return new RefundWish(key, cut, amount, List.of(), account, said, RefundSource.OPERATOR);
  }

  /** What the request said, where no account came with it. */
  public String fingerprint() {
    return Ids.fingerprint(said);
  }
}
