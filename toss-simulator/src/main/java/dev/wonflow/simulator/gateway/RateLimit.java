package dev.wonflow.simulator.gateway;

import dev.wonflow.simulator.Settings;
import dev.wonflow.simulator.SimulatorClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 100 a minute per API and key with test keys, if switched on; and no rapid repeats on one payment.
 */
@Component
class RateLimit {
  private static final int REMEMBERED = 10_000;
  private final Settings settings;
  private final SimulatorClock clock;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Map<String, Instant> last = new LinkedHashMap<>();
  private long minute;

  RateLimit(Settings settings, SimulatorClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @throws TossError TOO_MANY_REQUESTS, FORBIDDEN_CONSECUTIVE_REQUEST
   */
  synchronized void pass(Merchant merchant, Call call) {
    var limit = settings.toss().rateLimitPerMinute();
    if (limit > 0 && merchant.isTest() && count(merchant.secretKey() + call.endpoint()) > limit) {
      throw new TossError("TOO_MANY_REQUESTS");
    }
    if (settings.toss().consecutiveWithin().isPositive() && call.paymentKey() != null) {
      requirePause(call.endpoint() + call.paymentKey());
    }
  }

  private int count(String who) {
    long now = clock.now().getEpochSecond() / 60;
    if (now != minute) {
      minute = now;
      counts.clear();
    }
    return counts.merge(who, 1, Integer::sum);
  }

  private void requirePause(String what) {
    var now = clock.now();
    var before = last.put(what, now);
    if (last.size() > REMEMBERED) {
      last.remove(last.keySet().iterator().next());
    }
    if (before != null && before.plus(settings.toss().consecutiveWithin()).isAfter(now)) {
      throw new TossError("FORBIDDEN_CONSECUTIVE_REQUEST");
    }
  }
}
