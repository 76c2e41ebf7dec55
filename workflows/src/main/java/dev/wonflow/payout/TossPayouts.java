package dev.wonflow.payout;

import io.temporal.activity.ActivityInterface;

/**
 * The calls to Toss Payments about payouts, never retried below the workflow.
 *
 * <p>No answer, an unreadable one, or an error without a code fails with {@code TOSS_NO_ANSWER}; an
 * answer about another payout with {@code ANSWER_BINDING}. Toss does not refuse a reference that it
 * has seen: whoever sends asks first, every time.
 */
@ActivityInterface(namePrefix = "TossPayout")
public interface TossPayouts {
  /** Moves the money. */
  PayoutAnswer send(SendPayout order);

  /** Drops a planned one; an answer that shows it otherwise than CANCELED came too late. */
  PayoutAnswer cancel(CancelPayout planned);

  /** Reads a payout by Toss's id, or finds it by ours. */
  PayoutAnswer find(FindPayout question);

  /** What payouts are paid from; fails with {@code TOSS_NO_ANSWER} also where Toss says no. */
  TossBalance balance();
}
