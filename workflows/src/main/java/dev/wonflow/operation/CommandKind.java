package dev.wonflow.operation;

import dev.wonflow.payment.PaymentStatus;
import java.util.EnumSet;
import java.util.Set;

/** What an operator may tell a payment, and in which of its states. */
public enum CommandKind {
  /** Try the step that waits again, now. */
  RETRY(PaymentStatus.EXECUTING, PaymentStatus.UNKNOWN, PaymentStatus.WAITING_FOR_DEPOSIT),
  /** Ask Toss how the payment stands, now. */
  LOOK_UP(
      PaymentStatus.READY,
      PaymentStatus.EXECUTING,
      PaymentStatus.UNKNOWN,
      PaymentStatus.WAITING_FOR_DEPOSIT),
  /** End it: without a charge where nothing is charged, by a refund where Toss has charged. */
  CANCEL(
      PaymentStatus.IN_REVIEW,
      PaymentStatus.READY,
      PaymentStatus.UNKNOWN,
      PaymentStatus.WAITING_FOR_DEPOSIT),
  /** Let a held payment go on. */
  APPROVE(PaymentStatus.IN_REVIEW),
  /** End a held payment. */
  REFUSE(PaymentStatus.IN_REVIEW),
  /**
   * It was settled outside, with evidence: the case leaves the inbox, Toss's word still decides.
   */
  HANDLED(PaymentStatus.EXECUTING, PaymentStatus.UNKNOWN);

  @SuppressWarnings("ImmutableEnumChecker") // never written after the constructor, never handed out
  private final Set<PaymentStatus> states;

  CommandKind(PaymentStatus first, PaymentStatus... others) {
    this.states = EnumSet.of(first, others);
  }

  /** Whether a payment in this state takes the command. */
  public boolean isAllowedIn(PaymentStatus status) {
    return states.contains(status);
  }
}
