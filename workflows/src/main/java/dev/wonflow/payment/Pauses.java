package dev.wonflow.payment;

import java.time.Duration;
import java.time.Instant;

/** The pauses between questions to Toss while a result is unknown: doubling, then steady. */
public final class Pauses {
  private final Waits waits;
  private final Instant since;
  private Duration next;

  /** Pauses of something that is unknown since then. */
  public Pauses(Waits waits, Instant since) {
    this.waits = waits;
    this.since = since;
    this.next = waits.unknownFirst();
  }

  /** The pause that begins now. */
  public Duration next(Instant now) {
    if (age(now).compareTo(waits.unknownDay()) >= 0) {
      return waits.unknownLate();
    }
    Duration pause = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(waits.unknownMost()) < 0 ? doubled : waits.unknownMost();
    return pause;
  }

  /** Whether a person should know. */
  public boolean callOperator(Instant now) {
    return age(now).compareTo(waits.operatorAfter()) >= 0;
  }

  private Duration age(Instant now) {
    return Duration.between(since, now);
  }
}
