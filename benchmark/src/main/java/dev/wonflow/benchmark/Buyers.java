package dev.wonflow.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The buyers in Toss's window, and how long Toss itself takes. */
final class Buyers {
  private static final int ASKED_ALONE = 60;
  private final Http simulator;
  private final String shop;
  private final Map<String, String> secretKey;

  /**
   * Buyers at a simulator.
   *
   * @param shop which merchant they pay
   * @param secretKey the merchant's, as in the header Authorization
   */
  Buyers(URI simulator, String shop, String secretKey) {
    this.simulator = new Http(simulator, Map.of());
    this.shop = shop;
    this.secretKey = Map.of("Authorization", secretKey);
  }

  /** A buyer agrees; the paymentKey that Toss hands him. */
  String agree(String orderId, long won) {
    return simulator
        .post(
            "/sandbox/authentications",
            Map.of(),
            """
            {"merchant":"%s","orderId":"%s","amount":%d,"method":"CARD"}\
            """
                .formatted(shop, orderId, won))
        .expect(200, "paymentKey");
  }

  /** From now on every confirm takes so much longer at Toss. */
  void slowDown(Duration latency) {
    if (latency.isZero()) {
      return;
    }
    simulator
        .post(
            "/sandbox/faults",
            Map.of(),
            """
            {"endpoint":"confirm","fault":"LATENCY","delayMs":%d}\
            """
                .formatted(latency.toMillis()))
        .expect(201, "faultId");
  }

  /** Toss's own time: confirms sent to it directly, one after the other. */
  Times alone(long seed) {
    long[] nanos = new long[ASKED_ALONE];
    for (int n = 0; n < ASKED_ALONE; n++) {
      String order = "alone-" + seed + "-" + n;
      String key = agree(order, 10_000);
      long begin = System.nanoTime();
      simulator
          .post(
              "/v1/payments/confirm",
              secretKey,
              """
              {"paymentKey":"%s","orderId":"%s","amount":10000}\
              """
                  .formatted(key, order))
          .expect(200, "status");
      nanos[n] = System.nanoTime() - begin;
    }
    return Times.of(nanos);
  }
}
