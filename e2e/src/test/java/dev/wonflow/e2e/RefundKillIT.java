package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The worker dies by kill -9 at each step of refunds: every one of them goes back once. */
class RefundKillIT {
  private static final int HELD = 10;
  private static final long PART = 4_000;
  private static final Duration RECOVERY = Duration.ofMinutes(2);
  private static RunningSystem running;
  private final List<String> payments = new ArrayList<>();

  /** Where the worker is when it dies. */
  enum Place {
    HOLD,
    TOSS_BEFORE_COMMIT,
    TOSS_AFTER_COMMIT,
    JOURNAL,
    WALLET,
    EVENT
  }

  @BeforeAll
  static void start() {
    running = RunningSystem.shared();
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void workerKilledAtAnyStepRefundsOnce(Place place) throws Exception {
    killAt(place);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(Place.class)
  void workersKilledTenTimesAtEachStepRefundOnce(Place place) throws Exception {
    for (int n = 0; n < 10; n++) {
      payments.clear();
      killAt(place);
    }
  }

  private void killAt(Place place) throws Exception {
    String sellers = "seller-a-%1$s,seller-b-%1$s".formatted(System.nanoTime());
    for (int n = 0; n < HELD; n++) {
      payments.add(paid(sellers));
    }
    try (ExecutorService shops = Executors.newFixedThreadPool(HELD)) {
      switch (place) {
        case HOLD -> killWhileHolding(shops);
        case TOSS_BEFORE_COMMIT -> killWhileTossHas(shops, "BEFORE");
        case TOSS_AFTER_COMMIT -> killWhileTossHas(shops, "AFTER_COMMIT");
        case JOURNAL -> killBehind(shops, "lock table journal in share mode", 0);
        case WALLET -> killAtTheWallets(shops, in(List.of(sellers.split(",", -1))));
        case EVENT -> killBehind(shops, "lock table event in share mode", HELD);
      }
      running.system.program("worker").restart();
      running.system.program("worker").awaitReady();
      payments.forEach(RefundKillIT::assertRefundedOnce);
    }
    running.books.assertGood();
  }

  /** Nothing is stored yet: the rows that it needs are locked. */
  private void killWhileHolding(ExecutorService shops) throws Exception {
    String rows = "select 1 from payment_event where id " + in(payments) + " for update";
    try (Books.Lock lock = running.books.lock(rows)) {
      cancel(shops);
      Until.holds("it wants to hold", RECOVERY, lock::isWaitedFor);
      assertThat(refunds("true")).isZero();
      running.system.program("worker").kill9();
    }
  }

  /** Toss has the requests, before or after it gave back. */
  private void killWhileTossHas(ExecutorService shops, String when) {
    List<String> holds = holdAtToss(when);
    long there = when.equals("BEFORE") ? 0 : PART;
    cancel(shops);
    Until.holds(
        "all asked for",
        RECOVERY,
        () -> refunds("status in ('EXECUTING', 'UNKNOWN')") == HELD && all(there));
    running.system.program("worker").kill9();
    holds.forEach(running.toss::release);
  }

  /**
   * Toss answers no cancel, and lets nobody look either: after three seconds without an answer a
   * refund would learn that it is done, and be over before the last one has asked.
   */
  private static List<String> holdAtToss(String when) {
    return List.of(
        running.toss.fault(
            "{\"endpoint\":\"cancel\",\"fault\":\"HOLD\",\"place\":\"%s\"}".formatted(when)),
        running.toss.fault("{\"endpoint\":\"lookup\",\"fault\":\"HOLD\"}"));
  }

  /** A lock stops what comes after Toss gave back. */
  private void killBehind(ExecutorService shops, String statement, int journals) throws Exception {
    try (Books.Lock lock = running.books.lock(statement)) {
      cancel(shops);
      killWhenStoppedBy(lock, journals);
    }
  }

  /**
   * The wallets are needed for the hold too: Toss keeps everybody waiting until they are locked.
   */
  private void killAtTheWallets(ExecutorService shops, String sellers) throws Exception {
    List<String> holds = holdAtToss("AFTER_COMMIT");
    cancel(shops);
    Until.holds("all given back at Toss", RECOVERY, () -> all(PART));
    String rows = "select 1 from wallet where seller_id " + sellers + " for update";
    try (Books.Lock lock = running.books.lock(rows)) {
      holds.forEach(running.toss::release);
      killWhenStoppedBy(lock, HELD);
    }
  }

  private void killWhenStoppedBy(Books.Lock lock, int journals) {
    Until.holds(
        "all are at that step",
        RECOVERY,
        () -> all(PART) && lock.isWaitedFor() && canceled() == journals);
    assertThat(refunds("status = 'DONE'")).isZero();
    running.system.program("worker").kill9();
  }

  private void cancel(ExecutorService shops) {
    payments.forEach(id -> shops.execute(() -> running.shop.cancel(id, PART)));
  }

  private boolean all(long won) {
    return payments.stream()
        .allMatch(id -> running.toss.line(id).get("canceledAmount").asLong() == won);
  }

  private long canceled() {
    return running.books.number(
        "select count(*) from journal where kind = 'CANCEL' and payment_id " + in(payments));
  }

  private long refunds(String which) {
    return running.books.number(
        "select count(*) from refund where " + which + " and payment_event_id " + in(payments));
  }

  private static void assertRefundedOnce(String id) {
    Until.holds(
        id + " is refunded", RECOVERY, () -> running.shop.status(id).equals("PARTIALLY_CANCELED"));
    Books books = running.books;
    assertThat(running.toss.line(id).get("canceledAmount").asLong()).as("at Toss").isEqualTo(PART);
    assertThat(books.number("select count(*) from refund where payment_event_id = ?", id)).isOne();
    assertThat(books.number("select refunded_amount from payment_event where id = ?", id))
        .isEqualTo(PART);
    assertThat(books.journals(id)).as("journals").isEqualTo(2);
    assertThat(books.walletEntries(id)).as("wallet entries").isEqualTo(4);
    assertThat(books.events(id, "payment.partially_canceled")).as("events").isOne();
  }

  private static String paid(String sellers) {
    String paymentId = running.shop.pay(sellers, 7_000, 3_000);
    String key = running.toss.authenticate(paymentId, 10_000);
    assertThat(running.shop.confirm(paymentId, key, 10_000).json().get("status").asText())
        .isEqualTo("DONE");
    return paymentId;
  }

  private static String in(List<String> values) {
    return values.stream().collect(Collectors.joining("','", "in ('", "')"));
  }
}
