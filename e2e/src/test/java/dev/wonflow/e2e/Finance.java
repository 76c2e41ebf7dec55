package dev.wonflow.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.e2e.Http.Answer;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** A person of finance: pays sellers out, over the public API. */
final class Finance {
  private final Http api;
  private final String authorization;

  Finance(URI api, String key) {
    this.api = new Http(api);
    this.authorization = "Bearer " + key;
  }

  Answer register(String seller, String account) {
    return register(seller, account, "Hong", "Hong Shop", "hong@example.com");
  }

  Answer register(String seller, String account, String person, String company, String email) {
    return post(
        "/sellers/v1",
        """
        {"sellerId":"%1$s","businessType":"CORPORATE",
         "company":{"name":"%4$s","representativeName":"%3$s","businessRegistrationNumber":"1234567890",
                    "email":"%5$s","phone":"01012345678"},
         "account":{"bankCode":"088","accountNumber":"%2$s","holderName":"%3$s"}}\
        """
            .formatted(seller, account, person, company, email));
  }

  Answer pay(String seller, long won) {
    return post(
        "/payouts/v1",
        "{\"sellerId\":\"%s\",\"amount\":{\"amount\":\"%d\",\"currency\":\"KRW\"}}"
            .formatted(seller, won));
  }

  Answer approve(String payoutId) {
    return post("/payouts/v1/" + payoutId + "/approve", "{}");
  }

  Answer payOn(String seller, long won, String day) {
    return post(
        "/payouts/v1",
        "{\"sellerId\":\"%s\",\"amount\":{\"amount\":\"%d\",\"currency\":\"KRW\"},\"payOn\":\"%s\"}"
            .formatted(seller, won, day));
  }

  Answer cancel(String payoutId) {
    return post("/payouts/v1/" + payoutId + "/cancel", "{}");
  }

  Answer returned(String payoutId, String evidence) {
    return post(
        "/payouts/v1/" + payoutId + "/returned", "{\"evidence\":\"%s\"}".formatted(evidence));
  }

  /** An amount of the seller's wallet, in won. */
  long wallet(String seller, String field) {
    return Long.parseLong(
        api.get("/wallets/v1/" + seller, Map.of("Authorization", authorization))
            .json()
            .path(field)
            .path("amount")
            .asText());
  }

  /** An amount of what Toss has for payouts against what sellers could be paid, in won. */
  long balance(String field) {
    return Long.parseLong(
        api.get("/payouts/v1/balance", Map.of("Authorization", authorization))
            .json()
            .path(field)
            .path("amount")
            .asText());
  }

  /** A file of sellers and amounts, under a key. */
  Answer upload(String key, String csv) {
    return api.post(
        "/payouts/v1/batches",
        Map.of("Authorization", authorization, "Idempotency-Key", key, "Content-Type", "text/csv"),
        csv);
  }

  /** A batch with what became of its sellers. */
  JsonNode batch(String batchId) {
    return api.get(
            "/payouts/v1/batches/" + batchId + "?limit=100", Map.of("Authorization", authorization))
        .json();
  }

  String payoutStatus(String payoutId) {
    return get("/payouts/v1/" + payoutId, "status");
  }

  String sellerStatus(String seller) {
    return get("/sellers/v1/" + seller, "status");
  }

  private String get(String path, String field) {
    return api.get(path, Map.of("Authorization", authorization)).json().path(field).asText();
  }

  private Answer post(String path, String body) {
    return api.post(
        path,
        Map.of("Authorization", authorization, "Idempotency-Key", UUID.randomUUID().toString()),
        body);
  }
}
