package dev.wonflow.api.checkout;

import dev.wonflow.api.payment.Payment;
import java.time.Instant;

/** Where a payment stands in the eyes of its buyer; each has its words in the message bundles. */
enum Standing {
  /** Asked for, and not yet stored; the risk check is to come. */
  PREPARING(Tone.WAIT, 2),
  OPEN(Tone.WAIT, 10),
  /** The buyer came back from Toss; nothing more is known yet. */
  SENT(Tone.WAIT, 2),
  /** Too late to open Toss's window; whoever is in it already may still pay. */
  LATE(Tone.WAIT, 30),
  IN_REVIEW(Tone.WAIT, 30),
  EXECUTING(Tone.WAIT, 2),
  UNKNOWN(Tone.WAIT, 5),
  WAITING_FOR_DEPOSIT(Tone.WAIT, 30),
  DONE(Tone.GOOD, 0),
  PARTIALLY_REFUNDED(Tone.GOOD, 0),
  REFUNDED(Tone.GOOD, 0),
  CANCELED(Tone.BAD, 0),
  FAILED(Tone.BAD, 0),
  EXPIRED(Tone.BAD, 0);

  private final Tone tone;
  private final int lookAgainSeconds;

  /** How it is coloured; the words say it too. */
  enum Tone {
    GOOD,
    BAD,
    WAIT
  }

  Standing(Tone tone, int lookAgainSeconds) {
    this.tone = tone;
    this.lookAgainSeconds = lookAgainSeconds;
  }

  /** Whether the buyer was sent here by the confirm only matters until the worker has seen it. */
  static Standing of(Payment payment, boolean sent, Instant now) {
    return switch (payment.status()) {
      case READY -> sent ? SENT : payment.isOpenAt(now) ? OPEN : LATE;
      case IN_REVIEW -> IN_REVIEW;
      case EXECUTING -> EXECUTING;
      case UNKNOWN -> UNKNOWN;
      case WAITING_FOR_DEPOSIT -> WAITING_FOR_DEPOSIT;
      case DONE -> DONE;
      case PARTIALLY_CANCELED -> PARTIALLY_REFUNDED;
      case CANCELED -> payment.endedWithoutCharge() ? CANCELED : REFUNDED;
      case FAILED -> FAILED;
      case EXPIRED -> EXPIRED;
    };
  }

  /** For the style sheet. */
  public String tone() {
    return tone.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** 0 where nothing changes any more, or not soon. */
  public int lookAgainSeconds() {
    return lookAgainSeconds;
  }
}
