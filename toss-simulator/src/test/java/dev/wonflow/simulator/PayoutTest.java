package dev.wonflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.simulator.gateway.Jwe;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PayoutTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String KEY = "0a".repeat(32);
  private static final String OLD = "0b".repeat(32);
  private static final Receiver SHOP = new Receiver();
  private static final Simulator TOSS =
      Simulator.start(
          "webhooks.url=" + SHOP.url(),
          "security-keys=" + KEY + "," + OLD,
          "payout.office-hours=false",
          "payout.opening-balance=100000000");
  private final String reference = "out_" + UUID.randomUUID();

  @AfterAll
  static void stop() {
    TOSS.close();
    SHOP.close();
  }

  @Test
  void payoutIsCompletedByItselfAndToldWithASignature() throws Exception {
    var seller = corporate("3333012345678");
    var accepted =
        entity(encrypted("/v2/payouts", array(item(reference, seller, 5_000)))).get("items").get(0);

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
                + sign(KEY, hook.body() + ":" + time)
                + ",v1:"
                + sign(OLD, hook.body() + ":" + time));
    var line = audit(reference);
    assertThat(line.get("count").asLong()).isEqualTo(1);
    assertThat(line.get("paidAmount").asLong()).isEqualTo(5_000);
    assertThat(line.get("status").asString()).isEqualTo("COMPLETED");
  }

  @Test
  void failedPayoutGivesTheMoneyBack() throws Exception {
    var seller = corporate("77701777777");
    var before = available();
    var id =
        entity(encrypted("/v2/payouts", array(item(reference, seller, 7_000))))
            .get("items")
            .get(0)
            .get("id");
    var during = available();

    TOSS.advance(Duration.ofSeconds(5));
    TOSS.advance(Duration.ofSeconds(5));

    var payout = TOSS.get("/v2/payouts/" + id.asString()).json().get("entityBody");
    assertThat(payout.get("status").asString()).isEqualTo("FAILED");
    assertThat(payout.get("error").get("code").asString()).isEqualTo("INVALID_ACCOUNT_NUMBER");
    assertThat(during).isEqualTo(before - 7_000);
    assertThat(available()).isEqualTo(before);
    SHOP.await(1, h -> h.says("payout.changed", reference, "FAILED"));
  }

  @Test
  void oneBadItemRefusesTheWholeArray() throws Exception {
    var seller = corporate("3333012345678");
    var bad = item(reference + "b", seller, 5_000).replace("정산", "여덟글자보다긴말");

    var reply = encrypted("/v2/payouts", array(item(reference, seller, 5_000), bad));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(plain(reply).get("error").get("code").asString()).isEqualTo("INVALID_REQUEST");
    assertThat(TOSS.get("/sandbox/audit?orderId=" + reference).json().get("payouts").size())
        .isZero();
  }

  @Test
  void moreThanTheBalanceIsRefused() throws Exception {
    var seller = corporate("3333012345678");
    TOSS.sandbox("/sandbox/sellers/" + seller + "/status", "{\"status\":\"APPROVED\"}");

    var reply = encrypted("/v2/payouts", array(item(reference, seller, 999_999_999)));

    assertThat(plain(reply).get("error").get("code").asString()).isEqualTo("NOT_ENOUGH_AMOUNT");
  }

  @Test
  void parallelPayoutsNeverSpendMoreThanTheBalance() throws Exception {
    var seller = corporate("3333012345678");
    TOSS.sandbox("/sandbox/sellers/" + seller + "/status", "{\"status\":\"APPROVED\"}");
    long part = available() / 3;
    var replies = new ArrayList<Future<Reply>>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        var body = array(item(reference + i, seller, part));
        replies.add(threads.submit(() -> encrypted("/v2/payouts", body)));
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
  void sellerWithoutApprovalIsNotPaid() throws Exception {
    var seller = register("INDIVIDUAL", "\"individual\":{\"name\":\"김판매\"}", "3333012345678");
    var refused = encrypted("/v2/payouts", array(item(reference, seller, 5_000)));
    TOSS.sandbox("/sandbox/sellers/" + seller + "/status", "{\"status\":\"PARTIALLY_APPROVED\"}");
    var paid = encrypted("/v2/payouts", array(item(reference, seller, 5_000)));

    var error = plain(refused).get("error");
    assertThat(error.get("code").asString()).isEqualTo("FORBIDDEN_SELLER_PAYOUT");
    assertThat(error.get("message").asString()).contains(reference);
    assertThat(paid.status()).isEqualTo(200);
    SHOP.await(1, h -> h.says("seller.changed", seller));
  }

  @Test
  void tenMillionAWeekAsksForKyc() throws Exception {
    var seller = corporate("3333012345678");
    var first = encrypted("/v2/payouts", array(item(reference, seller, 9_000_000)));
    var second = encrypted("/v2/payouts", array(item(reference + "b", seller, 1_000_000)));

    assertThat(first.status()).isEqualTo(200);
    assertThat(plain(second).get("error").get("code").asString())
        .isEqualTo("FORBIDDEN_SELLER_PAYOUT");
    assertThat(TOSS.get("/v2/sellers/" + seller).json().get("entityBody").get("status").asString())
        .isEqualTo("KYC_REQUIRED");
  }

  @Test
  void scheduledPayoutCanBeCanceledAndExpressCannot() throws Exception {
    var seller = corporate("3333012345678");
    var date =
        OffsetDateTime.parse(TOSS.get("/sandbox/clock").text("now")).toLocalDate().plusDays(30);
    var later =
        item(reference, seller, 5_000)
            .replace("\"EXPRESS\"", "\"SCHEDULED\",\"payoutDate\":\"" + date + "\"");
    var scheduled =
        entity(encrypted("/v2/payouts", array(later))).get("items").get(0).get("id").asString();
    var express =
        entity(encrypted("/v2/payouts", array(item(reference + "b", seller, 5_000))))
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
  void sameKeyReplaysTheSameEncryptedBytes() throws Exception {
    var seller = corporate("3333012345678");
    var first =
        encrypted(
            "/v2/payouts", array(item(reference, seller, 5_000)), "payout:" + reference + ":1");
    var second =
        encrypted(
            "/v2/payouts", array(item(reference, seller, 5_000)), "payout:" + reference + ":1");

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(audit(reference).get("count").asLong()).isEqualTo(1);
  }

  @Test
  void plainOrStaleOrRepeatedMessagesAreRefused() {
    var body = array(item(reference, "seller", 5_000));
    var stale = sealed(body, Instant.now().minus(Duration.ofMinutes(6)));
    var fresh = sealed("[]", Instant.now());

    assertThat(nested(TOSS.post("/v2/payouts", body))).isEqualTo("INVALID_REQUEST");
    assertThat(nested(sendSealed("/v2/payouts", stale, "k1" + reference)))
        .isEqualTo("INVALID_REQUEST");
    assertThat(sendSealed("/v2/payouts", fresh, "k2" + reference).body()).doesNotStartWith("{");
    assertThat(nested(sendSealed("/v2/payouts", fresh, "k3" + reference)))
        .isEqualTo("INVALID_REQUEST");
    var wrongKey =
        TOSS.send("GET", "/v2/balances", "", "Authorization", Simulator.basic("test_sk_wrong"));
    assertThat(nested(wrongKey)).isEqualTo("UNAUTHORIZED_KEY");
  }

  @Test
  void oldKeyStillOpensAndItsAnswerIsSealedWithIt() throws Exception {
    var header = header(Instant.now());
    var request =
        Jwe.seal(
            OLD,
            header,
            iv(),
            seller("CORPORATE", "\"company\":{\"name\":\"상점\"}", "3333012345678"));

    var reply = sendSealed("/v2/sellers", request, UUID.randomUUID().toString());

    assertThat(JSON.readTree(Jwe.open(OLD, reply.body())).get("entityType").asString())
        .isEqualTo("seller");
  }

  @Test
  void signatureByTheOldKeyOnlyOnRequest() throws Exception {
    var seller = corporate("3333012345678");
    TOSS.fault(
        "{\"endpoint\":\"webhook\",\"fault\":\"FORGED\",\"code\":\"OLD_KEY\",\"count\":1,\"orderId\":\""
            + reference
            + "\"}");
    encrypted("/v2/payouts", array(item(reference, seller, 5_000)));
    TOSS.sandbox("/sandbox/payouts/" + reference + "/complete", "{}");

    var hook = SHOP.await(1, h -> h.says("payout.changed", reference)).getFirst();

    var time = hook.headers().get("tosspayments-webhook-transmission-time");
    assertThat(hook.headers().get("tosspayments-webhook-signature"))
        .isEqualTo("v1:" + sign(OLD, hook.body() + ":" + time));
  }

  @Test
  void sellersAreListedInPagesAndTheirNamesAreNeverReused() throws Exception {
    corporate("3333012345678");
    var seller = corporate("3333012345678");
    var shown = TOSS.get("/v2/sellers/" + seller).json().get("entityBody");
    var page = TOSS.get("/v2/sellers?limit=1").json().get("entityBody");
    var deleted =
        TOSS.send(
            "DELETE", "/v2/sellers/" + seller, "", "Authorization", Simulator.basic(Simulator.KEY));
    var taken = seller("CORPORATE", "\"company\":{\"name\":\"상점\"}", "3333012345678");
    var again =
        encrypted(
            "/v2/sellers",
            taken.replaceAll(
                "\"refSellerId\":\"[^\"]*\"", "\"refSellerId\":" + shown.get("refSellerId")));

    assertThat(shown.get("account").get("accountNumber").asString()).isEqualTo("*********5678");
    assertThat(page.get("items").size()).isEqualTo(1);
    assertThat(page.get("hasNext").asBoolean()).isTrue();
    assertThat(page.get("lastCursor").asString()).startsWith("seller_");
    assertThat(deleted.json().get("entityType").asString()).isEqualTo("deleted-entity");
    assertThat(plain(again).get("error").get("code").asString()).isEqualTo("ALREADY_EXIST_SUBMALL");
  }

  @Test
  void expressIsPossibleInOfficeHoursOnly() throws Exception {
    try (var strict = Simulator.start("security-keys=" + KEY)) {
      var seller = new Shop(strict).corporate();
      var now =
          OffsetDateTime.parse(strict.get("/sandbox/clock").text("now"))
              .atZoneSameInstant(SeoulTime.ZONE);
      // 2027-01-03 is a Sunday, 2027-01-04 a Monday: neither is a holiday.
      var sunday = Instant.parse("2027-01-03T01:00:00Z");
      strict.advance(Duration.between(now.toInstant(), sunday));
      var holiday = new Shop(strict).pay(seller, reference + "1");
      strict.advance(Duration.ofHours(24));
      var morning = new Shop(strict).pay(seller, reference + "2");
      strict.advance(Duration.ofHours(5));
      var afternoon = new Shop(strict).pay(seller, reference + "3");

      assertThat(plain(holiday).get("error").get("code").asString())
          .isEqualTo("NOT_ALLOWED_HOLIDAY");
      assertThat(morning.status()).isEqualTo(200);
      assertThat(plain(afternoon).get("error").get("code").asString())
          .isEqualTo("INVALID_PAYABLE_DATE");
    }
  }

  /** Somebody who talks to another simulator. */
  private record Shop(Simulator toss) {
    String corporate() throws GeneralSecurityException {
      var body = seller("CORPORATE", "\"company\":{\"name\":\"상점\"}", "3333012345678");
      return plain(send("/v2/sellers", body)).get("entityBody").get("id").asString();
    }

    Reply pay(String seller, String reference) {
      return send("/v2/payouts", array(item(reference, seller, 5_000)));
    }

    private Reply send(String path, String body) {
      return PayoutTest.send(toss, path, sealed(body, Instant.now()), UUID.randomUUID().toString());
    }
  }

  private static String item(String reference, String seller, long amount) {
    return """
    {"refPayoutId":"%s","destination":"%s","scheduleType":"EXPRESS",
     "amount":{"currency":"KRW","value":%d},"transactionDescription":"정산"}"""
        .formatted(reference, seller, amount);
  }

  private static String array(String... items) {
    return List.of(items).stream().collect(Collectors.joining(",", "[", "]"));
  }

  private static String seller(String type, String who, String account) {
    return """
    {"refSellerId":"s%s","businessType":"%s",%s,
     "account":{"bankCode":"088","accountNumber":"%s","holderName":"김판매"}}"""
        .formatted(
            UUID.randomUUID().toString().replace("-", "").substring(0, 15), type, who, account);
  }

  private static String corporate(String account) throws GeneralSecurityException {
    return register("CORPORATE", "\"company\":{\"name\":\"상점\"}", account);
  }

  private static String register(String type, String who, String account)
      throws GeneralSecurityException {
    return entity(encrypted("/v2/sellers", seller(type, who, account))).get("id").asString();
  }

  private static Reply encrypted(String path, String body) {
    return encrypted(path, body, UUID.randomUUID().toString());
  }

  private static Reply encrypted(String path, String body, String key) {
    return sendSealed(path, sealed(body, Instant.now()), key);
  }

  private static Reply sendSealed(String path, String message, String key) {
    return send(TOSS, path, message, key);
  }

  private static Reply send(Simulator toss, String path, String message, String key) {
    return toss.send(
        "POST",
        path,
        message,
        "Authorization",
        Simulator.basic(Simulator.KEY),
        "Content-Type",
        "text/plain",
        "TossPayments-api-security-mode",
        "ENCRYPTION",
        "Idempotency-Key",
        key);
  }

  private static String sealed(String body, Instant time) {
    return Jwe.seal(KEY, header(time), iv(), body);
  }

  private static String header(Instant time) {
    return """
    {"alg":"dir","enc":"A256GCM","iat":"%s","nonce":"%s"}"""
        .formatted(SeoulTime.text(time), UUID.randomUUID());
  }

  private static byte[] iv() {
    var iv = new byte[12];
    new SecureRandom().nextBytes(iv);
    return iv;
  }

  private static JsonNode plain(Reply reply) throws GeneralSecurityException {
    return JSON.readTree(Jwe.open(KEY, reply.body()));
  }

  private static JsonNode entity(Reply reply) throws GeneralSecurityException {
    return plain(reply).get("entityBody");
  }

  private static String nested(Reply reply) {
    return reply.json().get("error").get("code").asString();
  }

  private static long available() {
    return TOSS.get("/v2/balances")
        .json()
        .get("entityBody")
        .get("availableAmount")
        .get("value")
        .asLong();
  }

  private static JsonNode audit(String reference) {
    return TOSS.get("/sandbox/audit?orderId=" + reference).json().get("payouts").get(0);
  }

  private static String sign(String key, String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
