package dev.wonflow.simulator;

import static dev.wonflow.simulator.PayoutShop.array;
import static dev.wonflow.simulator.PayoutShop.code;
import static dev.wonflow.simulator.PayoutShop.entity;
import static dev.wonflow.simulator.PayoutShop.item;
import static dev.wonflow.simulator.PayoutShop.sign;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PayoutTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final PayoutShop SELLERS = PayoutShop.shared();
  private static final Simulator TOSS = SELLERS.toss();
  private static final Receiver SHOP = PayoutShop.receiver();
  private final String reference = "out_" + UUID.randomUUID();

  @Test
  void payoutIsCompletedByItselfAndToldWithASignature() throws Exception {
    var seller = SELLERS.corporate("3333012345678");
    var accepted =
        entity(SELLERS.encrypted("/v2/payouts", array(item(reference, seller, 5_000))))
            .get("items")
            .get(0);

    TOSS.advance(Duration.ofSeconds(5));
    TOSS.advance(Duration.ofSeconds(5));
    var hook = SHOP.await(1, h -> h.says("payout.changed", reference)).getFirst();

    assertThat(accepted.get("status").asString()).isEqualTo("REQUESTED");
    assertThat(accepted.get("amount").toString())
        .isEqualTo("{\"currency\":\"KRW\",\"value\":5000.0}");
    assertThat(JSON.readTree(hook.body()).get("entityBody").get("status").asString())
        .isEqualTo("COMPLETED");
    var time = hook.headers().get("tosspayments-webhook-transmission-time");
    assertThat(hook.headers().get("tosspayments-webhook-signature"))
        .isEqualTo(
            "v1:"
                + sign(PayoutShop.KEY, hook.body() + ":" + time)
                + ",v1:"
                + sign(PayoutShop.OLD, hook.body() + ":" + time));
    var line = audit();
    assertThat(line.get("count").asLong()).isEqualTo(1);
    assertThat(line.get("paidAmount").asLong()).isEqualTo(5_000);
    assertThat(line.get("status").asString()).isEqualTo("COMPLETED");
  }

  @Test
  void failedPayoutGivesTheMoneyBack() throws Exception {
    var seller = SELLERS.corporate("77701777777");
    var before = SELLERS.available();
    var id =
        entity(SELLERS.encrypted("/v2/payouts", array(item(reference, seller, 7_000))))
            .get("items")
            .get(0)
            .get("id");
    var during = SELLERS.available();

    TOSS.advance(Duration.ofSeconds(5));
    TOSS.advance(Duration.ofSeconds(5));

    var payout = TOSS.get("/v2/payouts/" + id.asString()).json().get("entityBody");
    assertThat(payout.get("status").asString()).isEqualTo("FAILED");
    assertThat(payout.get("error").get("code").asString()).isEqualTo("INVALID_ACCOUNT_NUMBER");
    assertThat(during).isEqualTo(before - 7_000);
    assertThat(SELLERS.available()).isEqualTo(before);
    SHOP.await(1, h -> h.says("payout.changed", reference, "FAILED"));
  }

  @Test
  void oneBadItemRefusesTheWholeArray() throws Exception {
    var seller = SELLERS.corporate("3333012345678");
    var bad = item(reference + "b", seller, 5_000).replace("정산", "여덟글자보다긴말");

    var reply = SELLERS.encrypted("/v2/payouts", array(item(reference, seller, 5_000), bad));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(code(reply)).isEqualTo("INVALID_REQUEST");
    assertThat(TOSS.get("/sandbox/audit?orderId=" + reference).json().get("payouts").size())
        .isZero();
  }

  @Test
  void moreThanTheBalanceIsRefused() throws Exception {
    var seller = SELLERS.corporate("3333012345678");
    TOSS.sandbox("/sandbox/sellers/" + seller + "/status", "{\"status\":\"APPROVED\"}");

    var reply = SELLERS.encrypted("/v2/payouts", array(item(reference, seller, 999_999_999)));

    assertThat(code(reply)).isEqualTo("NOT_ENOUGH_AMOUNT");
  }

  @Test
  void parallelPayoutsNeverSpendMoreThanTheBalance() throws Exception {
    var seller = SELLERS.corporate("3333012345678");
    TOSS.sandbox("/sandbox/sellers/" + seller + "/status", "{\"status\":\"APPROVED\"}");
    long part = SELLERS.available() / 3;
    var replies = new ArrayList<Future<Reply>>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        var body = array(item(reference + i, seller, part));
        replies.add(threads.submit(() -> SELLERS.encrypted("/v2/payouts", body)));
      }
    }

    int accepted = 0;
    for (int i = 0; i < replies.size(); i++) {
      if (replies.get(i).get().status() == 200) {
        accepted++;
        TOSS.sandbox("/sandbox/payouts/" + reference + i + "/fail", "{}");
      }
    }
    assertThat(accepted).isEqualTo(3);
  }

  @Test
  void scheduledPayoutCanBeCanceledAndExpressCannot() throws Exception {
    var seller = SELLERS.corporate("3333012345678");
    var date =
        OffsetDateTime.parse(TOSS.get("/sandbox/clock").text("now")).toLocalDate().plusDays(30);
    var later =
        item(reference, seller, 5_000)
            .replace("\"EXPRESS\"", "\"SCHEDULED\",\"payoutDate\":\"" + date + "\"");
    var scheduled =
        entity(SELLERS.encrypted("/v2/payouts", array(later)))
            .get("items")
            .get(0)
            .get("id")
            .asString();
    var express =
        entity(SELLERS.encrypted("/v2/payouts", array(item(reference + "b", seller, 5_000))))
            .get("items")
            .get(0)
            .get("id")
            .asString();

    var canceled = TOSS.post("/v2/payouts/" + scheduled + "/cancel", "");
    var refused = TOSS.post("/v2/payouts/" + express + "/cancel", "");

    assertThat(canceled.json().get("entityBody").get("status").asString()).isEqualTo("CANCELED");
    assertThat(refused.json().get("error").get("code").asString()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void signatureByTheOldKeyOnlyOnRequest() throws Exception {
    var seller = SELLERS.corporate("3333012345678");
    TOSS.fault(
        "{\"endpoint\":\"webhook\",\"fault\":\"FORGED\",\"code\":\"OLD_KEY\",\"count\":1,\"orderId\":\""
            + reference
            + "\"}");
    SELLERS.encrypted("/v2/payouts", array(item(reference, seller, 5_000)));
    TOSS.sandbox("/sandbox/payouts/" + reference + "/complete", "{}");

    var hook = SHOP.await(1, h -> h.says("payout.changed", reference)).getFirst();

    var time = hook.headers().get("tosspayments-webhook-transmission-time");
    assertThat(hook.headers().get("tosspayments-webhook-signature"))
        .isEqualTo("v1:" + sign(PayoutShop.OLD, hook.body() + ":" + time));
  }

  @Test
  void expressIsPossibleInOfficeHoursOnly() throws Exception {
    try (var strict = Simulator.start("security-keys=" + PayoutShop.KEY)) {
      var other = new PayoutShop(strict);
      var seller = other.corporate("3333012345678");
      var now = OffsetDateTime.parse(strict.get("/sandbox/clock").text("now"));
      var sunday =
          sundayBeforeABusinessDay(now.toLocalDate()).atTime(10, 30).atZone(SeoulTime.ZONE);
      strict.advance(Duration.between(now.toInstant(), sunday.toInstant()));
      var holiday = other.encrypted("/v2/payouts", array(item(reference + "1", seller, 5_000)));
      strict.advance(Duration.ofHours(24));
      var morning = other.encrypted("/v2/payouts", array(item(reference + "2", seller, 5_000)));
      strict.advance(Duration.ofHours(5));
      var afternoon = other.encrypted("/v2/payouts", array(item(reference + "3", seller, 5_000)));

      assertThat(code(holiday)).isEqualTo("NOT_ALLOWED_HOLIDAY");
      assertThat(morning.status()).isEqualTo(200);
      assertThat(code(afternoon)).isEqualTo("INVALID_PAYABLE_DATE");
    }
  }

  private static LocalDate sundayBeforeABusinessDay(LocalDate today) throws IOException {
    var holidays = new ClassPathResource("holidays.txt").getContentAsString(StandardCharsets.UTF_8);
    var sunday = today.with(TemporalAdjusters.next(DayOfWeek.SUNDAY)).plusWeeks(1);
    while (holidays.contains(sunday.plusDays(1).toString())) {
      sunday = sunday.plusWeeks(1);
    }
    return sunday;
  }

  private JsonNode audit() {
    return TOSS.get("/sandbox/audit?orderId=" + reference).json().get("payouts").get(0);
  }
}
