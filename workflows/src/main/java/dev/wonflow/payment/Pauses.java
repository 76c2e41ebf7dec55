package dev.wonflow.payment;

import java.time.Duration;
import java.time.Instant;

/** The pauses between questions to Toss while a result is unknown: doubling, then steady. */
public final class Pauses {
  private final Waits waits;
  private final Instant since;
  private final Doubling pauses;

  /** Pauses of something that is unknown since then. */
  public Pauses(Waits waits, Instant since) {
    this.waits = waits;
    this.since = since;
    this.pauses = new Doubling(waits.unknownFirst(), waits.unknownMost());
  }

  /** The pause that begins now. */
  public Duration next(Instant now) {
    return age(now).compareTo(waits.unknownDay()) >= 0 ? waits.unknownLate() : pauses.next();
  }

  /** Whether a person should know. */
  public boolean callOperator(Instant now) {
    return age(now).compareTo(waits.operatorAfter()) >= 0;
  }

  private Duration age(Instant now) {
    return Duration.between(since, now);
  }
}
