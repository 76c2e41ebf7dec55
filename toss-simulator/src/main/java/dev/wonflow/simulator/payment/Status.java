package dev.wonflow.simulator.payment;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a payment stands at Toss; {@link #to} is the only way from one to another. */
public enum Status {
  READY,
  IN_PROGRESS,
  WAITING_FOR_DEPOSIT,
  DONE,
  CANCELED,
  PARTIAL_CANCELED,
  ABORTED,
  EXPIRED;

  private static final Map<Status, Set<Status>> NEXT =
      Map.of(
          READY, EnumSet.of(IN_PROGRESS, WAITING_FOR_DEPOSIT, EXPIRED),
          IN_PROGRESS, EnumSet.of(DONE, WAITING_FOR_DEPOSIT, ABORTED, EXPIRED),
          WAITING_FOR_DEPOSIT, EnumSet.of(DONE, CANCELED),
          DONE, EnumSet.of(CANCELED, PARTIAL_CANCELED, WAITING_FOR_DEPOSIT),
          PARTIAL_CANCELED, EnumSet.of(PARTIAL_CANCELED));

  /**
   * @throws IllegalStateException if Toss knows no such step
   */
  Status to(Status next) {
    if (!NEXT.getOrDefault(this, Set.of()).contains(next)) {
      throw new IllegalStateException(this + " cannot become " + next);
    }
    return next;
  }

  boolean isApproved() {
    return this == DONE
        || this == CANCELED
        || this == PARTIAL_CANCELED
        || this == WAITING_FOR_DEPOSIT;
  }
}
