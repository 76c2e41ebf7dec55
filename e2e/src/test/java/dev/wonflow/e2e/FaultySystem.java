package dev.wonflow.e2e;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A system whose waits are short enough to see a payment through any trouble in seconds. */
final class FaultySystem {
  private static final Set<String> FINAL =
      Set.of("DONE", "PARTIALLY_CANCELED", "CANCELED", "FAILED", "EXPIRED");

  private FaultySystem() {}

  /** One for all test classes that make Toss misbehave; it ends with the run. */
  static RunningSystem shared() {
    return Shared.SYSTEM;
  }

  private static final class Shared {
    static final RunningSystem SYSTEM =
        RunningSystem.start(
            Map.of(
                "TOSS_CALL_TIMEOUT", "1s",
                "WONFLOW_WAITS_RETRYPAUSE", "100ms",
                "WONFLOW_WAITS_INFLIGHT", "400ms",
                "WONFLOW_WAITS_UNKNOWNFIRST", "200ms",
                "WONFLOW_WAITS_UNKNOWNMOST", "2s",
                "WONFLOW_WAITS_OPERATORAFTER", "8s",
                "WONFLOW_CONFIRM_WAIT", "1s",
                "WONFLOW_LIMITS_KEY_PERSECOND", "2000",
                "WONFLOW_LIMITS_KEY_BURST", "4000",
                "WONFLOW_LIMITS_WEBHOOK_PERSECOND", "2000"));

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SYSTEM::close));
    }
  }

  /** The status that a payment ends in. */
  static String end(String paymentId, Duration within) {
    RunningSystem running = shared();
    Until.holds(paymentId + " ends", within, () -> FINAL.contains(running.shop.status(paymentId)));
    return running.shop.status(paymentId);
  }
}
