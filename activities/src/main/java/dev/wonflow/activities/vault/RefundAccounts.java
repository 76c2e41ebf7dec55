package dev.wonflow.activities.vault;

/** Opens the accounts that the api-server put into the vault. */
public interface RefundAccounts {
  /**
   * The account of a row.
   *
   * @throws io.temporal.failure.ApplicationFailure {@code TOSS_CONFIG} if it cannot be opened
   */
  RefundAccount read(String row);
}
