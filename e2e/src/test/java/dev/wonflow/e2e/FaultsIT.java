package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.e2e.TossSide.Account;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One payment for each class of Toss's codes and each fault of the simulator: it ends as Toss's own
 * book says. All are on their way at once.
 */
class FaultsIT {
  private static final long PRICE = 10_000;
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Map<String, String> PAYMENTS = new LinkedHashMap<>();
  private static RunningSystem running;

  /** Each as fault, then what comes with it; {@code x6} loses the confirm with all its tries. */
  private static final List<String> CONFIRM_FAULTS =
      List.of(
          "LATENCY delayMs=1500",
          "LATENCY delayMs=1500 place=AFTER_COMMIT",
          "LATENCY delayMs=1500 place=AFTER_COMMIT x6",
          "RESET_BEFORE",
          "RESET_BEFORE x8",
          "RESET_AFTER_COMMIT",
          "RESET_AFTER_COMMIT x8",
          "ERROR_BEFORE",
          "ERROR_BEFORE code=HTML x8",
          "ERROR_BEFORE code=EMPTY",
          "ERROR_AFTER_COMMIT",
          "ERROR_AFTER_COMMIT code=HTML x8",
          "RATE_LIMIT x3",
          "MALFORMED",
          "MALFORMED x8",
          "MALFORMED code=UNKNOWN_FIELD",
          "MALFORMED code=UNKNOWN_ENUM",
          "OTHER_PAYMENT",
          "OTHER_PAYMENT x8",
          "OTHER_PAYMENT code=AMOUNT",
          "HOLD delayMs=2500",
          "CODE code=PROVIDER_ERROR",
          "CODE code=PROVIDER_ERROR x7",
          "CODE code=UNKNOWN_PAYMENT_ERROR",
          "CODE code=NEVER_HEARD_OF",
          "CODE code=FORBIDDEN_CONSECUTIVE_REQUEST",
          "CODE code=NOT_AVAILABLE_BANK",
          "CODE code=ALREADY_PROCESSED_PAYMENT",
          "CODE code=NOT_MATCHES_REFUNDABLE_AMOUNT",
          "CODE code=REJECT_CARD_PAYMENT",
          "CODE code=NOT_FOUND_PAYMENT_SESSION",
          "CODE code=INVALID_BANK",
          "CODE code=NOT_ALLOWED_HOLIDAY",
          "CODE code=NOT_FOUND_PAYMENT",
          "CODE code=UNAUTHORIZED_KEY");

  /** Met while a confirm is unanswered, once over a charge and once without one. */
  private static final List<String> LOOK_UP_FAULTS =
      List.of(
          "LATENCY delayMs=1500",
          "RESET_BEFORE x3",
          "ERROR_BEFORE x3",
          "RATE_LIMIT x3",
          "MALFORMED x3",
          "MALFORMED code=UNKNOWN_ENUM x3",
          "OTHER_PAYMENT x3",
          "OTHER_PAYMENT code=AMOUNT x3",
          "CODE code=NOT_FOUND_PAYMENT x3",
          "CODE code=REJECT_CARD_PAYMENT x3",
          "CODE code=UNAUTHORIZED_KEY x3");

  static Stream<String> faults() {
    return Stream.concat(
        CONFIRM_FAULTS.stream().map(fault -> "confirm " + fault),
        LOOK_UP_FAULTS.stream()
            .flatMap(
                fault ->
                    Stream.of(
                        "confirm RESET_AFTER_COMMIT x6, lookup " + fault,
                        "confirm RESET_BEFORE x6, lookup " + fault)));
  }

  @BeforeAll
  static void startAll() throws Exception {
    running = FaultySystem.shared();
    try (ExecutorService buyers = Executors.newFixedThreadPool(8)) {
      Map<String, Future<String>> started = new LinkedHashMap<>();
      faults().forEach(fault -> started.put(fault, buyers.submit(() -> paidUnder(fault))));
      for (Map.Entry<String, Future<String>> payment : started.entrySet()) {
        PAYMENTS.put(payment.getKey(), payment.getValue().get());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void paymentEndsAsTossSays(String faults) {
    String paymentId = PAYMENTS.getOrDefault(faults, "");

    String end = FaultySystem.end(paymentId, LIMIT);

    assertThat(end).isEqualTo(isRefusal(faults) ? "FAILED" : "DONE");
    boolean charged = end.equals("DONE");
    assertThat(running.toss.account(paymentId))
        .isEqualTo(new Account(charged ? 1 : 0, charged ? PRICE : 0, 0));
    assertThat(running.books.journals(paymentId)).isEqualTo(charged ? 1 : 0);
    assertThat(running.books.walletEntries(paymentId)).isEqualTo(charged ? 1 : 0);
    Until.holds("out of the inbox", LIMIT, () -> !inbox().contains(paymentId));
  }

  @Test
  void rejectedKeyWaitsInTheInboxAndGoesOnWhenItIsMended() {
    String paymentId = running.shop.pay("seller-1", PRICE);
    String paymentKey = running.toss.authenticate(paymentId, PRICE);
    String confirm = fault(paymentId, "confirm CODE code=UNAUTHORIZED_KEY");
    String lookUp = fault(paymentId, "lookup CODE code=UNAUTHORIZED_KEY");
    running.shop.confirm(paymentId, paymentKey, PRICE);

    Until.holds("an alarm", LIMIT, () -> inbox().contains(paymentId));
    assertThat(reason(paymentId)).isEqualTo("TOSS_UNAUTHORIZED");
    assertThat(running.shop.status(paymentId)).isEqualTo("UNKNOWN");
    running.toss.release(confirm);
    running.toss.release(lookUp);

    assertThat(FaultySystem.end(paymentId, LIMIT)).isEqualTo("DONE");
    assertThat(running.toss.account(paymentId).approvals()).isEqualTo(1);
    Until.holds("the alarm is over", LIMIT, () -> !inbox().contains(paymentId));
  }

  @Test
  void lateApprovalThatNobodyWantsIsGivenBack() {
    String paymentId = running.shop.pay("seller-1", PRICE);
    String paymentKey = running.toss.authenticate(paymentId, PRICE);
    fault(paymentId, "confirm RESET_AFTER_COMMIT x6");
    String silence = fault(paymentId, "lookup RESET_BEFORE");
    running.shop.confirm(paymentId, paymentKey, PRICE);
    Until.holds("UNKNOWN", LIMIT, () -> running.shop.status(paymentId).equals("UNKNOWN"));

    int taken = running.shop.cancelAll(paymentId).status();
    running.toss.release(silence);

    assertThat(taken).isEqualTo(202);
    Until.holds("given back", LIMIT, () -> running.shop.status(paymentId).equals("CANCELED"));
    assertThat(running.toss.account(paymentId)).isEqualTo(new Account(1, PRICE, PRICE));
    assertThat(running.books.journals(paymentId)).isEqualTo(2);
    assertThat(running.books.imbalance()).isZero();
    assertThat(running.shop.payment(paymentId).get("cancels")).hasSize(1);
  }

  @Test
  void depositIsBookedAlthoughTossDoesNotAnswerAfterItsWebhooks() {
    String paymentId = running.shop.pay("seller-1", PRICE);
    String paymentKey = running.toss.authenticate(paymentId, PRICE, "VIRTUAL_ACCOUNT");
    running.shop.confirm(paymentId, paymentKey, PRICE);
    Until.holds(
        "account", LIMIT, () -> running.shop.status(paymentId).equals("WAITING_FOR_DEPOSIT"));
    fault(paymentId, "lookup RESET_BEFORE x3"); // one more than there are webhooks

    running.toss.deposit(paymentKey);

    assertThat(FaultySystem.end(paymentId, LIMIT)).isEqualTo("DONE");
    assertThat(running.books.journals(paymentId)).isEqualTo(1);
  }

  private static String paidUnder(String faults) {
    String paymentId = running.shop.pay("seller-1", PRICE);
    String paymentKey = running.toss.authenticate(paymentId, PRICE);
    for (String fault : faults.split(", ", -1)) {
      fault(paymentId, fault + (fault.matches(".* x\\d") ? "" : " x1"));
    }
    running.shop.confirm(paymentId, paymentKey, PRICE);
    return paymentId;
  }

  /** From {@code endpoint FAULT field=value x3}; without a number until it is released. */
  static String fault(String orderId, String words) {
    String[] parts = words.split(" ", -1);
    StringBuilder json =
        new StringBuilder(
            "{\"endpoint\":\"%s\",\"fault\":\"%s\",\"orderId\":\"%s\""
                .formatted(parts[0], parts[1], orderId));
    for (int n = 2; n < parts.length; n++) {
      String[] field = parts[n].split("=", 2);
      json.append(
          field.length == 1
              ? ",\"count\":" + parts[n].substring(1)
              : ",\"%s\":\"%s\"".formatted(field[0], field[1]));
    }
    return FaultySystem.shared().toss.fault(json.append('}').toString());
  }

  private static boolean isRefusal(String faults) {
    return faults.matches("confirm CODE code=(REJECT_CARD_PAYMENT|NOT_AVAILABLE_BANK) ?.*");
  }

  private static List<String> inbox() {
    return running
        .as("operator")
        .get("/operations/v1/inbox?limit=100")
        .json()
        .findValuesAsText("paymentId");
  }

  private static String reason(String paymentId) {
    for (var open :
        running.as("operator").get("/operations/v1/inbox?limit=100").json().get("items")) {
      if (open.get("paymentId").asText().equals(paymentId)) {
        return open.get("code").asText();
      }
    }
    return "";
  }
}
