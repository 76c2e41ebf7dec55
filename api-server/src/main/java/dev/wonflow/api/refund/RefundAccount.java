package dev.wonflow.api.refund;

import dev.wonflow.api.problem.Require;
import org.jspecify.annotations.Nullable;

/**
 * A person's account that a deposit goes back to. Goes into the vault and nowhere else.
 *
 * @param bank two characters, in Toss's bank name space
 */
public record RefundAccount(String bank, String accountNumber, String holderName) {
  /** As it was sent; refuses what is not well formed. */
  public static RefundAccount required(
      @Nullable String bank, @Nullable String accountNumber, @Nullable String holderName) {
    return new RefundAccount(
        matching("refundAccount.bank", bank, "[0-9A-Z]{2,3}", "a bank's code"),
        matching("refundAccount.accountNumber", accountNumber, "[0-9]{1,20}", "1 to 20 digits"),
        Require.text("refundAccount.holderName", holderName, 1, 60));
  }

  private static String matching(
      String field, @Nullable String value, String pattern, String expected) {
    if (value == null || !value.matches(pattern)) {
      throw Require.invalid(field, expected);
    }
    return value;
  }

  /** Says nothing: whatever is shown may be logged. */
  @Override
  public String toString() {
    return "RefundAccount[***]";
  }
}
