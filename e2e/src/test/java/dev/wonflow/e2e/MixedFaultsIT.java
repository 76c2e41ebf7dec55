package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many payments at once, each with troubles of its own, drawn with a seed: none is lost, none is
 * charged twice. A seed that failed is tried again with {@code -Dwonflow.faults.seed=…}.
 */
class MixedFaultsIT {
  private static final long PRICE = 10_000;
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final List<String> ENDPOINT_FAULTS =
      List.of(
          "LATENCY delayMs=1300",
          "RESET_BEFORE",
          "ERROR_BEFORE",
          "ERROR_BEFORE code=HTML",
          "RATE_LIMIT",
          "MALFORMED",
          "MALFORMED code=UNKNOWN_ENUM",
          "MALFORMED code=UNKNOWN_FIELD",
          "OTHER_PAYMENT",
          "OTHER_PAYMENT code=AMOUNT",
          "CODE code=PROVIDER_ERROR",
          "CODE code=COMMON_ERROR",
          "CODE code=UNKNOWN_PAYMENT_ERROR",
          "CODE code=NEVER_HEARD_OF",
          "CODE code=FORBIDDEN_CONSECUTIVE_REQUEST",
          "CODE code=ALREADY_PROCESSED_PAYMENT",
          "CODE code=NOT_FOUND_PAYMENT",
          "CODE code=UNAUTHORIZED_KEY",
          "CODE code=INVALID_REQUEST");
  private static final List<String> CONFIRM_FAULTS =
      List.of(
          "LATENCY delayMs=1300 place=AFTER_COMMIT",
          "RESET_AFTER_COMMIT",
          "ERROR_AFTER_COMMIT",
          "ERROR_AFTER_COMMIT code=EMPTY",
          "CODE code=REJECT_CARD_PAYMENT",
          "CODE code=NOT_AVAILABLE_BANK",
          "CODE code=NOT_FOUND_PAYMENT_SESSION");
  private static final List<String> WEBHOOK_FAULTS =
      List.of(
          "DUPLICATE",
          "DROP",
          "DELAY delayMs=2000",
          "REORDER delayMs=1000",
          "FORGED",
          "FORGED code=SECRET",
          "BEFORE_ANSWER");

  @Test
  void noneOfTwoHundredPaymentsIsLostOrChargedTwice() throws Exception {
    noneIsLostOrChargedTwice(200);
  }

  @Tag("long")
  @Test
  void noneOfAThousandPaymentsIsLostOrChargedTwice() throws Exception {
    noneIsLostOrChargedTwice(1_000);
  }

  private static void noneIsLostOrChargedTwice(int payments) throws Exception {
    RunningSystem running = FaultySystem.shared();
    long seed = Long.getLong("wonflow.faults.seed", System.nanoTime());
    System.out.println("Seed of the mixed faults: -Dwonflow.faults.seed=" + seed);
    Map<String, List<String>> troubles = started(running, payments, seed);

    int charged = 0;
    for (Map.Entry<String, List<String>> payment : troubles.entrySet()) {
      String end = FaultySystem.end(payment.getKey(), LIMIT);
      String what = payment + ", seed " + seed;
      boolean done = end.equals("DONE");
      assertThat(end).as(what).isIn("DONE", "FAILED");
      assertThat(running.toss.account(payment.getKey()).approvals())
          .as(what)
          .isEqualTo(done ? 1 : 0);
      assertThat(running.books.journals(payment.getKey())).as(what).isEqualTo(done ? 1 : 0);
      assertThat(running.books.walletEntries(payment.getKey())).as(what).isEqualTo(done ? 2 : 0);
      charged += done ? 1 : 0;
    }

    System.out.println(charged + " of " + payments + " payments were charged");
    assertThat(charged).isBetween(payments / 2, payments - 1);
    running.books.assertGood();
    Until.holds("an empty inbox", LIMIT, () -> open(running, troubles.keySet()).isEmpty());
  }

  private static Map<String, List<String>> started(RunningSystem running, int payments, long seed)
      throws Exception {
    Map<String, List<String>> troubles = new LinkedHashMap<>();
    try (ExecutorService buyers = Executors.newFixedThreadPool(12)) {
      List<Future<Map.Entry<String, List<String>>>> paid = new ArrayList<>();
      for (int n = 0; n < payments; n++) {
        List<String> own = drawn(new Random(seed + n));
        paid.add(buyers.submit(() -> Map.entry(paidUnder(running, own), own)));
      }
      for (Future<Map.Entry<String, List<String>>> done : paid) {
        troubles.put(done.get().getKey(), done.get().getValue());
      }
    }
    return troubles;
  }

  /** One to three troubles at the confirm, up to two at the look-up, and one of the webhooks. */
  private static List<String> drawn(Random random) {
    List<String> confirm = new ArrayList<>(ENDPOINT_FAULTS);
    confirm.addAll(CONFIRM_FAULTS);
    List<String> troubles = new ArrayList<>();
    for (int n = random.nextInt(3); n >= 0; n--) {
      troubles.add("confirm " + one(confirm, random) + times(random));
    }
    for (int n = random.nextInt(3); n > 0; n--) {
      troubles.add("lookup " + one(ENDPOINT_FAULTS, random) + times(random));
    }
    troubles.add("webhook " + one(WEBHOOK_FAULTS, random) + " x1");
    return troubles;
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static String times(Random random) {
    return " x" + (1 + random.nextInt(3));
  }

  private static String paidUnder(RunningSystem running, List<String> troubles) {
    String paymentId = running.shop.pay("seller-1,seller-2", PRICE - 3_000, 3_000);
    String paymentKey = running.toss.authenticate(paymentId, PRICE);
    troubles.forEach(trouble -> FaultsIT.fault(paymentId, trouble));
    running.shop.confirm(paymentId, paymentKey, PRICE);
    return paymentId;
  }

  /** Those of these payments that need a person. */
  private static List<String> open(RunningSystem running, Set<String> payments) {
    List<String> open = new ArrayList<>();
    for (JsonNode item :
        running.as("operator").get("/operations/v1/inbox?limit=100").json().get("items")) {
      open.add(item.get("paymentId").asText());
    }
    open.retainAll(payments);
    return open;
  }
}
