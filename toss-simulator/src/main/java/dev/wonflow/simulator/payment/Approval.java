package dev.wonflow.simulator.payment;

import dev.wonflow.simulator.Tokens;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Toss's yes.
 *
 * @param at null while a virtual account waits for its deposit
 * @param secret what a deposit callback proves itself with; every payment gets one
 */
public record Approval(@Nullable Instant at, String transactionKey, String secret) {

  static Approval first(@Nullable Instant at) {
    return new Approval(at, Tokens.transactionKey(), "ps_" + Tokens.mixed(20));
  }

  Approval again(@Nullable Instant at) {
    return new Approval(at, Tokens.transactionKey(), secret);
  }
}
