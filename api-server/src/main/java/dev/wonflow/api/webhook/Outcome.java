package dev.wonflow.api.webhook;

/** What became of a webhook. */
enum Outcome {
  /** The payment's workflow was told to ask Toss. */
  SIGNALLED,
  /** The payment's workflow has ended; another one asks Toss what happened since. */
  FOLLOWED_UP,
  /** The payment ended just as the webhook says. */
  NOTHING_NEW,
  /** There is no such payment here. */
  UNKNOWN_PAYMENT,
  /** Not about something that is followed here. */
  NOT_FOR_US,
  /** It does not know the secret of the deposit. */
  FORGED,
  /** Not JSON. */
  MALFORMED
}
