package dev.wonflow.api.refund;

/**
 * A person's account that a deposit goes back to. Goes into the vault and nowhere else.
 *
 * @param bank two characters, in Toss's bank name space
 */
public record RefundAccount(String bank, String accountNumber, String holderName) {
  /** Says nothing: whatever is shown may be logged. */
  @Override
  public String toString() {
    return "RefundAccount[***]";
  }
}
