package dev.wonflow.simulator.payout;

import dev.wonflow.simulator.Tokens;

/** What every answer of API v2 is wrapped in. */
record Envelope(String version, String traceId, String entityType, Object entityBody) {

  static Envelope of(String entityType, Object body) {
    return new Envelope("2022-11-16", Tokens.lower(32), entityType, body);
  }
}
