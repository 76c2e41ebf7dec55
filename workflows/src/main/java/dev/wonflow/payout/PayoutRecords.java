package dev.wonflow.payout;

import io.temporal.activity.ActivityInterface;

/**
 * What is stored about payouts, with their journals and the wallet. Each call is one transaction,
 * may be repeated, and returns what is stored after it; a step that comes too late changes nothing.
 */
@ActivityInterface(namePrefix = "Payout")
public interface PayoutRecords {
  /**
   * Stores the payout and takes the amount out of the wallet, HELD; or REFUSED where the seller has
   * less available or is not payable. Where it is stored already, returns that state.
   *
   * <p>Fails with {@code BOOKS_CONFLICT} if another request is stored under the id.
   */
  PayoutState open(PayoutRequest request);

  /** Stores how far it is; never touches one that ended. */
  PayoutState mark(PayoutMark mark);

  /**
   * Ends it, books that, and tells the receivers: COMPLETED leaves our balance at Toss, FAILED and
   * CANCELED go back to the wallet.
   */
  PayoutState end(PayoutEnd end);

  /**
   * A completed payout came back: RETURNED, the wallet has the money again, the receivers are told.
   * One that is not COMPLETED stays as it is.
   */
  PayoutState takeBack(PayoutReturn returned);
}
