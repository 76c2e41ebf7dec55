package dev.wonflow.activities.vault;

/**
 * A person's account that a deposit goes back to, as Toss names its fields.
 *
 * @param bank two characters, in Toss's bank name space
 * @param accountNumber digits only
 */
public record RefundAccount(String bank, String accountNumber, String holderName) {
  /** Says nothing: whatever is shown may be logged. */
  @Override
  public String toString() {
    return "RefundAccount[***]";
  }
}
