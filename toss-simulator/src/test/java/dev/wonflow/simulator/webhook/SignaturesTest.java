package dev.wonflow.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignaturesTest {
  @Test
  void knownBodyAndTimeGiveTheKnownSignature() {
    var key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    var body = "{\"eventType\":\"payout.changed\",\"version\":\"2022-11-16\"}";

    assertThat(Signatures.sign(key, body + ":2026-01-05T09:00:00+09:00"))
        .isEqualTo("s0/8BF46aY992+QsRb4yCYaDlZqQalvEtRpOOY0pFAE=");
  }
}
