package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random charges, cancels by the shop and in Toss's back office, deposits that are taken back and
 * come again, and holds for payouts, several at once: after each step our books are what Toss did.
 * The same seed ({@code -Dwonflow.seed=}) makes the same steps; their race is the machine's.
 */
class BooksIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int MOST_AT_ONCE = 3;
  private static final int MOST_PAYMENTS = 10;
  private static RunningSystem running;
  private static Finance finance;
  private static String seller = "";
  private final List<Paid> payments = new ArrayList<>();

  /** A payment, under Toss's key. */
  private record Paid(String id, String key, boolean isDeposit) {}

  @BeforeAll
  static void start() {
    running = RunningSystem.shared();
    finance = new Finance(running.system.apiUrl(), running.system.demoKey("finance"));
    seller = "seller-" + UUID.randomUUID();
    assertThat(finance.register(seller, "110987654321").status()).isEqualTo(201);
    Until.holds("payable", SOON, () -> finance.sellerStatus(seller).equals("PARTIALLY_APPROVED"));
  }

  @Test
  void booksAreWhatTossDidAfterEveryStep() throws Exception {
    run(20);
  }

  @Tag("long")
  @Test
  void booksAreWhatTossDidAfterManySteps() throws Exception {
    run(500);
  }

  private void run(int steps) throws Exception {
    long seed = Long.getLong("wonflow.seed", System.nanoTime());
    System.out.println("Seed of the movements: " + seed);
    Random random = new Random(seed);
    try (ExecutorService people = Executors.newFixedThreadPool(MOST_AT_ONCE)) {
      for (int step = 0; step < steps; step++) {
        String at = "seed " + seed + ", step " + step;
        List<Future<?>> moves = new ArrayList<>();
        for (Runnable move : moves(random)) {
          moves.add(people.submit(move));
        }
        for (Future<?> move : moves) {
          move.get(2, TimeUnit.MINUTES);
        }
        settle(at);
        assertInvariants(at);
      }
    }
  }

  /** What happens at once in one step; now and then all of it to the same payment. */
  private List<Runnable> moves(Random random) {
    if (payments.size() < 2 || (payments.size() < MOST_PAYMENTS && random.nextInt(3) == 0)) {
      payments.add(pay(random));
    }
    boolean together = random.nextBoolean();
    Paid one = payments.get(random.nextInt(payments.size()));
    List<Runnable> moves = new ArrayList<>();
    for (int n = 1 + random.nextInt(MOST_AT_ONCE); n > 0; n--) {
      Paid paid = together ? one : payments.get(random.nextInt(payments.size()));
      moves.add(move(paid, random.nextInt(6), 1 + random.nextInt(6_000)));
    }
    return moves;
  }

  /** Whatever cannot be done any more is refused, by us or by Toss. */
  private static Runnable move(Paid paid, int kind, long won) {
    return switch (kind) {
      case 0, 1 -> () -> cancel(paid, won);
      case 2 -> () -> toss(paid, "cancel", "{\"amount\":%d}".formatted(won));
      case 3 -> () -> toss(paid, paid.isDeposit() ? "deposit-error" : "cancel", "{\"amount\":7}");
      case 4 -> () -> toss(paid, "deposit", "{}");
      default -> () -> deliverAndPayOut(paid, won);
    };
  }

  private static void cancel(Paid paid, long won) {
    if (paid.isDeposit()) {
      running.shop.cancelDeposit(paid.id(), won);
    } else if (won % 7 == 0) {
      running.shop.cancelAll(paid.id());
    } else {
      running.shop.cancel(paid.id(), won);
    }
  }

  private static void deliverAndPayOut(Paid paid, long won) {
    running.shop.deliver(paid.id(), 1);
    finance.pay(seller, won);
  }

  private static void toss(Paid paid, String step, String body) {
    running.toss.trying(paid.key(), step, body);
  }

  private static Paid pay(Random random) {
    long[] amounts = random.longs(1 + random.nextInt(3), 1_000, 9_000).toArray();
    long sum = java.util.Arrays.stream(amounts).sum();
    boolean isDeposit = random.nextBoolean();
    String id = running.shop.pay(seller + ",other-" + seller, amounts);
    String key = running.toss.authenticate(id, sum, isDeposit ? "VIRTUAL_ACCOUNT" : "CARD");
    running.shop.confirm(id, key, sum);
    if (isDeposit) {
      running.toss.deposit(key);
    }
    return new Paid(id, key, isDeposit);
  }

  /** Until no refund is open and every payment stands here as it does at Toss. */
  private void settle(String at) {
    payments.forEach(paid -> Until.holds(at + ": " + told(paid), SOON, () -> agrees(paid)));
  }

  private static boolean agrees(Paid paid) {
    JsonNode theirs = running.toss.line(paid.id());
    String ours = running.shop.status(paid.id());
    boolean same =
        switch (theirs.get("status").asText()) {
          case "WAITING_FOR_DEPOSIT" -> ours.equals("WAITING_FOR_DEPOSIT");
          case "DONE" -> ours.equals("DONE");
          default -> ours.equals("PARTIALLY_CANCELED") || ours.equals("CANCELED");
        };
    return same && held(theirs) == running.books.receivable(paid.id()) && openRefunds(paid) == 0;
  }

  private static String told(Paid paid) {
    return running.toss.line(paid.id()) + " against " + running.shop.payment(paid.id());
  }

  private void assertInvariants(String at) {
    assertThat(running.books.imbalance()).as(at).isZero();
    Until.holds(at + ": wallets are the accounts", SOON, () -> running.books.walletGap() == 0);
    long theirs = 0;
    long ours = 0;
    for (Paid paid : payments) {
      JsonNode line = running.toss.line(paid.id());
      JsonNode payment = running.shop.payment(paid.id());
      assertThat(line.get("approvals").asLong()).as(at).isBetween(0L, 1L);
      assertThat(held(line)).as(at + ": never more back than was charged").isNotNegative();
      boolean charged = !payment.get("approvedAt").isNull();
      assertThat(charged ? payment.at("/remainingAmount/amount").asLong() : 0)
          .as(at + ": " + payment)
          .isEqualTo(held(line));
      theirs += held(line);
      ours += running.books.receivable(paid.id());
    }
    assertThat(ours).as(at).isEqualTo(theirs);
    assertThat(running.books.number(REFUNDED_OTHERWISE)).as(at + ": orders").isZero();
  }

  /** What Toss has of the buyer's money. */
  private static long held(JsonNode line) {
    return line.get("approvedAmount").asLong() - line.get("canceledAmount").asLong();
  }

  private static long openRefunds(Paid paid) {
    return running.books.number(
        "select count(*) from refund where status not in ('DONE', 'REFUSED') and payment_event_id ="
            + " ?",
        paid.id());
  }

  private static final String REFUNDED_OTHERWISE =
      """
      select count(*) from payment_event e
       where refunded_amount <> (select sum(refunded_amount) from payment_order o where o.payment_event_id = e.id)
      """;
}
