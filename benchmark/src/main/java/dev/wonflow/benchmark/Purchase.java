package dev.wonflow.benchmark;

import java.util.SplittableRandom;

/**
 * What one buyer buys: one order. The same seed and number buy the same.
 *
 * @param key the Idempotency-Key
 * @param buyer one of his own, since the risk check counts by buyer
 * @param won 10,000 to 99,000
 */
record Purchase(String key, String buyer, String seller, long won) {
  static final int SELLERS = 10_000;

  static Purchase of(long seed, long number) {
    SplittableRandom random = new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L));
    return new Purchase(
        "b" + seed + "-" + number,
        "buyer-" + seed + "-" + number,
        "seller-" + random.nextInt(SELLERS),
        random.nextInt(10, 100) * 1_000L);
  }
}
