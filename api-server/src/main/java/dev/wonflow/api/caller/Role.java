package dev.wonflow.api.caller;

/** What a key is for. */
public enum Role {
  /** A shop's server: its own payments. */
  CHECKOUT,
  /** Pays out, signs off, reads the books. */
  FINANCE,
  /** Mends stuck payments. */
  OPERATOR,
  /** Reads everything, changes nothing. */
  AUDITOR
}
