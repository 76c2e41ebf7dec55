package dev.wonflow.refund;

import dev.wonflow.payment.PaymentRequest;
import io.temporal.activity.ActivityInterface;

/**
 * What is stored about refunds. Each call is one transaction, may be repeated, and returns what is
 * stored after it; a step that comes too late changes nothing, and the answer shows why.
 */
@ActivityInterface(namePrefix = "Refund")
public interface RefundRecords {
  /**
   * Stores the refund, split over the orders, reserves that much of them and holds the sellers'
   * shares in their wallets: HELD. Where there is not enough left of the payment, or policy forbids
   * a negative wallet: REFUSED, and the receivers are told. Where it is stored already, returns
   * that.
   *
   * <p>Fails with {@code BOOKS_CONFLICT} if another request is stored under the id.
   */
  OpenedRefund open(RefundRequest request);

  /** Shows everyone how far an open refund is. */
  RefundOutcome mark(RefundMark mark);

  /** Ends an open refund: gives free what was reserved and held, and tells the receivers. */
  RefundOutcome refuse(RefundRefusal refusal);

  /**
   * Finds the refund of a cancel that Toss shows; one that was made past us is stored as one of
   * source TOSS, with what it takes held, whatever the wallets' balance.
   *
   * <p>Fails with {@code BOOKS_CONFLICT} if the payment is not charged in our books.
   */
  Adopted adopt(Adoption adoption);

  /** How a payment stands in our books. */
  Standing standing(FollowUpRequest payment);

  /** What was asked for when the payment was made, to go on with it in a new run. */
  PaymentRequest requested(FollowUpRequest payment);
}
