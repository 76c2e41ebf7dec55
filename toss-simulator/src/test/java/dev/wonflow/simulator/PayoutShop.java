package dev.wonflow.simulator;

import dev.wonflow.simulator.gateway.Jwe;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop that registers sellers and pays them, encrypting what it sends. */
record PayoutShop(Simulator toss) {
  static final String KEY = "0a".repeat(32);
  static final String OLD = "0b".repeat(32);
  private static final JsonMapper JSON = new JsonMapper();

  static PayoutShop shared() {
    return Shared.SHOP;
  }

  static Receiver receiver() {
    return Shared.RECEIVER;
  }

  String corporate(String account) throws GeneralSecurityException {
    return register("CORPORATE", "\"company\":{\"name\":\"상점\"}", account);
  }

  /**
   * @return Toss's id
   */
  String register(String type, String who, String account) throws GeneralSecurityException {
    return entity(encrypted("/v2/sellers", seller(type, who, account))).get("id").asString();
  }

  Reply encrypted(String path, String body) {
    return encrypted(path, body, UUID.randomUUID().toString());
  }

  Reply encrypted(String path, String body, String key) {
    return sendSealed(path, sealed(body, Instant.now()), key);
  }

  Reply sendSealed(String path, String message, String key) {
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

  long available() {
    var balance = toss.get("/v2/balances").json().get("entityBody");
    return balance.get("availableAmount").get("value").asLong();
  }

  static String item(String reference, String seller, long amount) {
    return """
    {"refPayoutId":"%s","destination":"%s","scheduleType":"EXPRESS",
     "amount":{"currency":"KRW","value":%d},"transactionDescription":"정산"}"""
        .formatted(reference, seller, amount);
  }

  static String array(String... items) {
    return "[" + String.join(",", items) + "]";
  }

  static String seller(String type, String who, String account) {
    return """
    {"refSellerId":"s%s","businessType":"%s",%s,
     "account":{"bankCode":"088","accountNumber":"%s","holderName":"김판매"}}"""
        .formatted(
            UUID.randomUUID().toString().replace("-", "").substring(0, 15), type, who, account);
  }

  static String sealed(String body, Instant time) {
    return Jwe.seal(KEY, header(time), iv(), body);
  }

  static String header(Instant time) {
    return """
    {"alg":"dir","enc":"A256GCM","iat":"%s","nonce":"%s"}"""
        .formatted(SeoulTime.text(time), UUID.randomUUID());
  }

  static byte[] iv() {
    var iv = new byte[12];
    new SecureRandom().nextBytes(iv);
    return iv;
  }

  static JsonNode plain(Reply reply) throws GeneralSecurityException {
    return JSON.readTree(Jwe.open(KEY, reply.body()));
  }

  static JsonNode entity(Reply reply) throws GeneralSecurityException {
    return plain(reply).get("entityBody");
  }

  static String code(Reply reply) throws GeneralSecurityException {
    return plain(reply).get("error").get("code").asString();
  }

  static String sign(String key, String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static final class Shared {
    static final Receiver RECEIVER = new Receiver();
    static final PayoutShop SHOP =
        new PayoutShop(
            Simulator.start(
                "webhooks.url=" + RECEIVER.url(),
                "security-keys=" + KEY + "," + OLD,
                "payout.office-hours=false",
                "payout.opening-balance=100000000"));
  }
}
