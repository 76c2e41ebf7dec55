package dev.wonflow.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.benchmark.Http.Answer;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Whole payments over HTTP: request, consent, confirm, until DONE in wallet and ledger. */
final class Ours implements Subject {
  private static final String PAYMENTS = "/payments/payment/v1";
  private static final int KEPT = 50;
  private static final int MOST_LOOKS = 60;
  private static final long BETWEEN_LOOKS = 500_000_000;
  private final Http api;
  private final Buyers buyers;
  private final long seed;
  private final Deque<String> latest = new ArrayDeque<>();
  private final AtomicInteger done = new AtomicInteger();

  Ours(URI api, String key, Buyers buyers, long seed) {
    this.api = new Http(api, Map.of("Authorization", "Bearer " + key));
    this.buyers = buyers;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "ours";
  }

  @Override
  public long pay(long number) {
    Purchase purchase = Purchase.of(seed, number);
    String id = request(purchase);
    String key = buyers.agree(id, purchase.won());
    long begin = System.nanoTime();
    String status = confirm(id, key, purchase.won());
    long took = System.nanoTime() - begin;
    for (int look = 0; status.equals("202") && look < MOST_LOOKS; look++) {
      LockSupport.parkNanos(BETWEEN_LOOKS);
      status = api.get(PAYMENTS + "/" + id).expect(200, "status").replaceAll("READY|EXEC.*", "202");
    }
    if (!status.equals("DONE")) {
      throw new IllegalStateException(id + " ended as " + status);
    }
    remember(id);
    return took;
  }

  /** How many were answered DONE. */
  int done() {
    return done.get();
  }

  /** Some of the last payments. */
  List<String> latest() {
    synchronized (latest) {
      return List.copyOf(latest);
    }
  }

  private String request(Purchase purchase) {
    return api.post(
            PAYMENTS,
            Map.of("Idempotency-Key", purchase.key()),
            """
            {"buyerId":"%s","orderName":"Green tea","orders":[{"sellerId":"%s",\
            "amount":{"amount":"%d","currency":"KRW"},"description":"100 g"}]}\
            """
                .formatted(purchase.buyer(), purchase.seller(), purchase.won()))
        .expect(201, "paymentId");
  }

  private String confirm(String id, String key, long won) {
    Answer answer =
        api.post(
            PAYMENTS + "/" + id + "/confirm",
            Map.of(),
            """
            {"paymentKey":"%s","amount":"%d"}\
            """
                .formatted(key, won));
    if (answer.status() == 202) {
      return "202";
    }
    JsonNode json = answer.json();
    return answer.status() == 200 ? json.path("status").asText() : answer.body();
  }

  private void remember(String id) {
    done.incrementAndGet();
    synchronized (latest) {
      latest.addLast(id);
      if (latest.size() > KEPT) {
        latest.removeFirst();
      }
    }
  }
}
