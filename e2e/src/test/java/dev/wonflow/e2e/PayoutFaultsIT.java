package dev.wonflow.e2e;

import static dev.wonflow.e2e.SellerSide.ACCOUNT;
import static dev.wonflow.e2e.SellerSide.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.e2e.Http.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong on the way to Toss, a seller is paid once, and never more than there is. */
class PayoutFaultsIT {
  private static final String OVER =
      "status in ('COMPLETED', 'REFUSED', 'CANCELED', 'FAILED', 'RETURNED')";
  private static final long WON = 1_500_000;
  private static RunningSystem running;
  private static Finance finance;
  private static Finance finance2;

  @BeforeAll
  static void start() {
    running = PayoutSystem.shared();
    finance = new Finance(running.system.apiUrl(), running.system.demoKey("finance"));
    finance2 = new Finance(running.system.apiUrl(), running.system.demoKey("finance2"));
  }

  @AfterEach
  void booksAreWhole() {
    running.books.assertGood();
    assertThat(
            running.books.number(
                """
                select coalesce(sum(case direction when 'C' then e.amount else -e.amount end), 0)
                     - (select coalesce(sum(amount), 0) from payout where status in
                         ('HELD', 'WAITING_FOR_APPROVAL', 'SCHEDULED', 'SENT', 'UNKNOWN'))
                  from ledger_entry e where account = 'payout-in-transit'
                """))
        .as("in transit is what has not ended")
        .isZero();
  }

  @Test
  void hundredAtOnceWithAWorkerThatDiesNeverPayMoreThanThereIs() throws Exception {
    long seed = new Random().nextLong(1_000);
    System.out.println("Payouts at once, seed " + seed);
    SellerSide seller = new SellerSide(running).registered(ACCOUNT).earns(10_000);
    int killAt = 1 + new Random(seed).nextInt(10);

    List<String> taken = new ArrayList<>();
    try (ExecutorService people = Executors.newFixedThreadPool(20)) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int n = 0; n < 100; n++) {
        answers.add(people.submit(() -> finance.pay(seller.id, 970)));
      }
      Until.holds("some are held", LIMIT, () -> payouts(seller, "true") >= killAt);
      running.system.program("worker").kill9();
      for (Future<Answer> answer : answers) {
        if (answer.get().status() == 201) {
          taken.add(SellerSide.payoutId(answer.get()));
        } else {
          assertThat(answer.get().problem()).isEqualTo("409 INSUFFICIENT_AVAILABLE");
        }
      }
    }
    running.system.program("worker").restart();
    running.system.program("worker").awaitReady();

    Until.holds("all are over", LIMIT, () -> payouts(seller, OVER) == taken.size());
    assertThat(payouts(seller, "status = 'COMPLETED'")).isEqualTo(10);
    assertThat(seller.balance()).isZero();
    assertThat(lowest(seller)).isNotNegative();
    List<String> atToss = taken.stream().flatMap(id -> running.toss.payouts(id).stream()).toList();
    assertThat(atToss).hasSize(10).containsOnly("1 970 COMPLETED");
  }

  @Test
  void everyWrongAnswerEndsAsTossDid() {
    Map<String, String> faults = new LinkedHashMap<>();
    faults.put("lost answer", "\"endpoint\":\"payouts\",\"fault\":\"RESET_AFTER_COMMIT\"");
    faults.put("lost request", "\"endpoint\":\"payouts\",\"fault\":\"RESET_BEFORE\"");
    faults.put("500 after the commit", "\"endpoint\":\"payouts\",\"fault\":\"ERROR_AFTER_COMMIT\"");
    faults.put("500 before it", "\"endpoint\":\"payouts\",\"fault\":\"ERROR_BEFORE\"");
    faults.put("no JSON", "\"endpoint\":\"payouts\",\"fault\":\"MALFORMED\"");
    faults.put(
        "webhook before the answer",
        "\"endpoint\":\"payouts\",\"fault\":\"LATENCY\",\"place\":\"AFTER_COMMIT\",\"delayMs\":3000");
    faults.put("webhook never", "\"endpoint\":\"webhook\",\"fault\":\"DROP\"");
    faults.put("webhook twice", "\"endpoint\":\"webhook\",\"fault\":\"DUPLICATE\"");
    faults.put(
        "webhook of a stranger",
        "\"endpoint\":\"webhook\",\"fault\":\"FORGED\",\"code\":\"SIGNATURE\"");

    Map<String, SellerSide> sellers = new LinkedHashMap<>();
    Map<String, String> payouts = new LinkedHashMap<>();
    faults.forEach(
        (name, fault) -> {
          SellerSide seller = new SellerSide(running).registered(ACCOUNT).earns(2_000_000);
          sellers.put(name, seller);
          payouts.put(name, approvedUnder(seller, fault));
        });

    payouts.forEach(
        (name, id) -> {
          SellerSide seller = Objects.requireNonNull(sellers.get(name), name);
          seller.await(id, "COMPLETED");
          assertThat(running.toss.payouts(id)).as(name).containsExactly("1 " + WON + " COMPLETED");
          assertThat(seller.balance()).as(name).isEqualTo(1_940_000 - WON);
          assertThat(running.books.events(id, "payout.completed")).as(name).isOne();
        });
  }

  /** Where the worker is when it dies. */
  enum Place {
    HOLD,
    TOSS_BEFORE_COMMIT,
    TOSS_AFTER_COMMIT,
    END
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void workerKilledAtAnyStepPaysOnce(Place place) throws Exception {
    killAt(place);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(Place.class)
  void workersKilledTenTimesAtEachStepPayOnce(Place place) throws Exception {
    for (int n = 0; n < 10; n++) {
      killAt(place);
    }
  }

  private static void killAt(Place place) throws Exception {
    SellerSide seller = new SellerSide(running).registered(ACCOUNT).earns(2_000_000);
    String payoutId =
        switch (place) {
          case HOLD -> killWhileHolding(seller);
          case TOSS_BEFORE_COMMIT -> killAtToss(seller, "BEFORE", 0);
          case TOSS_AFTER_COMMIT -> killAtToss(seller, "AFTER_COMMIT", 1);
          case END -> killWhileEnding(seller);
        };
    running.system.program("worker").restart();
    running.system.program("worker").awaitReady();

    long won = place == Place.HOLD ? 4_000 : WON;
    seller.await(payoutId, "COMPLETED");
    assertThat(running.toss.payouts(payoutId)).containsExactly("1 " + won + " COMPLETED");
    assertThat(seller.balance()).isEqualTo(1_940_000 - won);
    assertThat(running.books.events(payoutId, "payout.completed")).isOne();
  }

  private static String killWhileHolding(SellerSide seller) throws Exception {
    String row = "select 1 from wallet where seller_id = '" + seller.id + "' for update";
    try (Books.Lock lock = running.books.lock(row)) {
      String payoutId = seller.paid(4_000);
      Until.holds("it wants to hold", LIMIT, lock::isWaitedFor);
      running.system.program("worker").kill9();
      return payoutId;
    }
  }

  private static String killAtToss(SellerSide seller, String when, int there) {
    String payoutId = seller.paid(WON);
    seller.await(payoutId, "WAITING_FOR_APPROVAL");
    String hold =
        running.toss.fault(
            "{\"endpoint\":\"payouts\",\"fault\":\"HOLD\",\"place\":\"%s\",\"orderId\":\"%s\"}"
                .formatted(when, payoutId));
    assertThat(finance2.approve(payoutId).status()).isIn(200, 202);
    Until.holds("Toss has the request", LIMIT, () -> running.toss.held(hold) == 1);
    assertThat(running.toss.payouts(payoutId)).hasSize(there);
    running.system.program("worker").kill9();
    running.toss.release(hold);
    return payoutId;
  }

  private static String killWhileEnding(SellerSide seller) throws Exception {
    String payoutId = seller.paid(WON);
    seller.await(payoutId, "WAITING_FOR_APPROVAL");
    assertThat(finance2.approve(payoutId).status()).isIn(200, 202);
    seller.await(payoutId, "SENT");
    try (Books.Lock lock = running.books.lock("lock table event in share mode")) {
      Until.holds("it wants to end", LIMIT, lock::isWaitedFor);
      running.system.program("worker").kill9();
      return payoutId;
    }
  }

  /** Toss misbehaves about exactly this payout, once. */
  private static String approvedUnder(SellerSide seller, String fault) {
    String payoutId = seller.paid(WON);
    seller.await(payoutId, "WAITING_FOR_APPROVAL");
    running.toss.fault("{%s,\"count\":1,\"orderId\":\"%s\"}".formatted(fault, payoutId));
    assertThat(finance2.approve(payoutId).status()).isIn(200, 202);
    return payoutId;
  }

  private static long payouts(SellerSide seller, String which) {
    return running.books.number(
        "select count(*) from payout where seller_id = ? and " + which, seller.id);
  }

  private static long lowest(SellerSide seller) {
    return running.books.number(
        "select min(balance_after) from wallet_entry where seller_id = ?", seller.id);
  }
}
