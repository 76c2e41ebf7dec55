package dev.wonflow.api.operation;

import dev.wonflow.api.json.Amount;
import dev.wonflow.api.problem.Require;
import dev.wonflow.api.refund.RefundAccount;
import dev.wonflow.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person of ours wants to give back.
 *
 * @param amount null: all that is left
 * @param account where a deposit goes back to
 */
public record Giving(String reason, @Nullable Money amount, @Nullable RefundAccount account) {
  private static final int LONGEST_REASON = 150;

  /** As the form has it; an empty field is none. */
  public static Giving of(Map<String, String> form) {
    String amount = form.getOrDefault("amount", "").replace(",", "").strip();
    String number = form.getOrDefault("accountNumber", "").strip();
    return new Giving(
        Require.text("reason", form.get("reason"), 1, LONGEST_REASON),
        amount.isEmpty() ? null : Amount.won("amount", amount),
        number.isEmpty()
            ? null
            : RefundAccount.required(form.get("bank"), number, form.get("holderName")));
  }
}
