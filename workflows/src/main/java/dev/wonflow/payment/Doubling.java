package dev.wonflow.payment;

import java.time.Duration;

/** Pauses of which each is twice the one before, up to the longest. */
public final class Doubling {
  private final Duration most;
  private Duration next;

  /** Begins with the first pause, however long. */
  public Doubling(Duration first, Duration most) {
    this.next = first;
    this.most = most;
  }

  /** The pause that begins now. */
  public Duration next() {
    Duration pause = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(most) < 0 ? doubled : most;
    return pause;
  }
}
