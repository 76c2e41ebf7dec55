package dev.wonflow.e2e;

import java.util.Map;

/** A system that pays out at any hour, and asks Toss soon; one for all tests of payouts. */
final class PayoutSystem {
  private PayoutSystem() {}

  static RunningSystem shared() {
    return Shared.SYSTEM;
  }

  private static final class Shared {
    static final RunningSystem SYSTEM =
        RunningSystem.start(
            Map.of(
                "WONFLOW_SIMULATOR_OFFICE_HOURS", "false",
                "WONFLOW_SIMULATOR_PAYOUT_STEP", "1s",
                "WONFLOW_PAYOUT_OFFICE_HOURS", "false",
                "WONFLOW_PAYOUTS_CALLTIMEOUT", "4s",
                "WONFLOW_PAYOUTS_ASKFIRST", "500ms",
                "WONFLOW_PAYOUTS_ASKMOST", "3s",
                "WONFLOW_LIMITS_KEY_PERSECOND", "2000",
                "WONFLOW_LIMITS_KEY_BURST", "4000"));

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SYSTEM::close));
    }
  }
}
