package dev.wonflow.api.caller;

import dev.wonflow.api.Recent;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One token bucket per name; the names not asked for longest are forgotten. */
final class Buckets {
  private static final int MOST = 50_000;

  private final Map<String, Bucket> buckets = new Recent<>(MOST);
  private final Limits.Rate rate;

  Buckets(Limits.Rate rate) {
    this.rate = rate;
  }

  /** Seconds until there is room again; zero: the request may go on. */
  long take(String name) {
    ConsumptionProbe taken = bucket(name).tryConsumeAndReturnRemaining(1);
    if (taken.isConsumed()) {
      return 0;
    }
    return TimeUnit.NANOSECONDS.toSeconds(taken.getNanosToWaitForRefill()) + 1;
  }

  private synchronized Bucket bucket(String name) {
    return buckets.computeIfAbsent(name, unknown -> full());
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
        .build();
  }
}
