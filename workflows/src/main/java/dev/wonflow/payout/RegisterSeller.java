package dev.wonflow.payout;

/**
 * Makes a seller known to Toss.
 *
 * @param vaultId where the particulars lie encrypted
 */
public record RegisterSeller(String refSellerId, String vaultId) {
  /** Toss's {@code Idempotency-Key}: corrected particulars are another request. */
  public String idempotencyKey() {
    return "seller:" + refSellerId + ":" + vaultId;
  }
}
