package dev.wonflow.benchmark;

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
  private final List<Http> apis;
  private final Buyers buyers;
  private final long seed;
  private final Deque<String> latest = new ArrayDeque<>();
  private final AtomicInteger done = new AtomicInteger();

  /**
   * A shop and its buyers.
   *
   * @param apis take turns, payment by payment
   */
  Ours(List<URI> apis, String key, Buyers buyers, long seed) {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + key);
    this.apis = apis.stream().map(api -> new Http(api, headers)).toList();
    this.buyers = buyers;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "ours";
  }

  @Override
  public Begun begin(long number) {
    Purchase purchase = purchase(number);
    String id = request(number, purchase).expect(201, "paymentId");
    return () -> confirm(number, id, purchase);
  }

  private long confirm(long number, String id, Purchase purchase) {
    String key = agree(id, purchase);
    long begin = System.nanoTime();
    Answer answer = confirm(number, id, key);
    long took = System.nanoTime() - begin;
    for (int look = 0; isUnderWay(answer) && look < MOST_LOOKS; look++) {
      LockSupport.parkNanos(BETWEEN_LOOKS);
      answer = look(number, id);
    }
    String status = answer.expect(200, "status");
    if (!status.equals("DONE")) {
      throw new IllegalStateException(id + " ended as " + status);
    }
    remember(id);
    return took;
  }

  /** What that payment buys. */
  Purchase purchase(long number) {
    return Purchase.of(seed, number);
  }

  /** Asks for the payment; the same number again asks for the same. */
  Answer request(long number, Purchase purchase) {
    return api(number)
        .post(
            PAYMENTS,
            Map.of("Idempotency-Key", purchase.key()),
            """
            {"buyerId":"%s","orderName":"Green tea","orders":[{"sellerId":"%s",\
            "amount":{"amount":"%d","currency":"KRW"},"description":"100 g"}]}\
            """
                .formatted(purchase.buyer(), purchase.seller(), purchase.won()));
  }

  /** The buyer does, at Toss; its paymentKey. */
  String agree(String id, Purchase purchase) {
    return buyers.agree(id, purchase.won());
  }

  /** With what Toss handed over. */
  Answer confirm(long number, String id, String key) {
    return api(number)
        .post(
            PAYMENTS + "/" + id + "/confirm",
            Map.of(),
            """
            {"paymentKey":"%s","amount":"%d"}\
            """
                .formatted(key, purchase(number).won()));
  }

  Answer look(long number, String id) {
    return api(number).get(PAYMENTS + "/" + id);
  }

  /** Whether the answer says that the end is still to come. */
  static boolean isUnderWay(Answer answer) {
    return answer.status() == 202
        || (answer.status() == 200
            && answer.expect(200, "status").matches("READY|EXECUTING|UNKNOWN"));
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

  private Http api(long number) {
    return apis.get((int) (number % apis.size()));
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
