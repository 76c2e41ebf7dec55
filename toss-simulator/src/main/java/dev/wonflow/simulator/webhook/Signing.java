package dev.wonflow.simulator.webhook;

/** How a webhook is signed; payment webhooks are not. */
public enum Signing {
  NONE,
  /** With every key that is valid. */
  VALID,
  /** With the key before the current one only. */
  OLD_KEY,
  WRONG
}
