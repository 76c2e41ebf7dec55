package dev.wonflow.api.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Sold;
import dev.wonflow.api.World;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayoutApiTest extends ApiTest {
  private final String seller = "seller-" + UUID.randomUUID();
  private final String key = UUID.randomUUID().toString();

  @Test
  void payoutIsTakenOnceUnderItsKey() {
    Sold.by(seller, "APPROVED", 10_000);

    Answer first = pay(key, 4_000);
    Answer second = pay(key, 4_000);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.at("/status")).isEqualTo("REQUESTED");
    assertThat(first.header("Location")).isEqualTo("/payouts/v1/" + first.at("/payoutId"));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(http.as("finance").get("/payouts/v1/" + first.at("/payoutId")).text())
        .isEqualTo(first.text());
    assertThat(pay(key, 4_001).problem()).isEqualTo("422 IDEMPOTENCY_KEY_REUSED Idempotency-Key");
  }

  @ParameterizedTest
  @CsvSource({
    "APPROVED, 10001, 409 INSUFFICIENT_AVAILABLE",
    "KYC_REQUIRED, 1, 409 SELLER_NOT_PAYABLE",
    "APPROVED, 1000000000, 400 INVALID_AMOUNT amount"
  })
  void whatCannotBePaidIsRefusedAndBurnsNoKey(String status, long won, String problem) {
    Sold.by(seller, status, 10_000);

    assertThat(pay(key, won).problem()).isEqualTo(problem);

    World.ROWS
        .sql("update seller set status = 'APPROVED' where id = :id")
        .param("id", seller)
        .update();
    assertThat(pay(key, 1).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-01-01", "tomorrow", "2999-01-01", "2027-02-30"})
  void dayThatTossWouldNotTakeIsRefused(String day) {
    Sold.by(seller, "APPROVED", 10_000);
    String body =
        "{\"sellerId\":\"%s\",\"amount\":{\"amount\":\"1\",\"currency\":\"KRW\"},\"payOn\":\"%s\"}"
            .formatted(seller, day);

    assertThat(http.as("finance").post("/payouts/v1", body, "Idempotency-Key", key).problem())
        .isEqualTo("400 INVALID_REQUEST payOn");
  }

  @Test
  void whoAsksCannotApprove() {
    Sold.by(seller, "APPROVED", 10_000);
    String id = pay(key, 4_000).at("/payoutId");

    assertThat(http.as("finance").post("/payouts/v1/" + id + "/approve", "{}").problem())
        .isEqualTo("403 APPROVER_IS_REQUESTER");
  }

  @Test
  void anotherKeyOfTheSamePersonCannotApproveEitherAndItIsInTheAudit() {
    World.keep("wf_test_second_key_of_finance_1", "demo", "finance-1", "finance");
    Sold.by(seller, "APPROVED", 10_000);
    String id = pay(key, 4_000).at("/payoutId");

    assertThat(
            http.with("wf_test_second_key_of_finance_1")
                .post("/payouts/v1/" + id + "/approve", "{}")
                .problem())
        .isEqualTo("403 APPROVER_IS_REQUESTER");

    assertThat(http.as("auditor").post("/payouts/v1/" + id + "/refuse", "{}").status())
        .isEqualTo(403);
    assertThat(audit(id))
        .containsExactly(
            "finance-1 APPROVE f APPROVER_IS_REQUESTER", "auditor-1 REFUSE f FORBIDDEN");
  }

  @Test
  void onlyACompletedPayoutIsReturnedAndOnlyWithEvidence() {
    Sold.by(seller, "APPROVED", 10_000);
    String id = pay(key, 4_000).at("/payoutId");
    String open = returned(id, "{\"evidence\":\"statement of 5 May, line 7\"}").problem();
    stored(id, "COMPLETED");

    assertThat(open).isEqualTo("409 COMMAND_NOT_ALLOWED");
    assertThat(returned(id, "{}").problem()).isEqualTo("400 INVALID_REQUEST evidence");
    Answer taken = returned(id, "{\"evidence\":\"statement of 5 May, line 7\"}");
    returned(id, "{\"evidence\":\"the same again\"}");

    assertThat(taken.status()).isEqualTo(200);
    assertThat(World.events("returned-" + id).toString())
        .contains("finance-1")
        .doesNotContain("statement of 5 May");
    assertThat(audit(id))
        .containsExactly(
            "finance-1 RETURNED f COMMAND_NOT_ALLOWED",
            "finance-1 RETURNED f INVALID_REQUEST",
            "finance-1 RETURNED t null");
    assertThat(evidence(id))
        .contains("statement of 5 May, line 7")
        .doesNotContain("the same again");
  }

  private Answer returned(String id, String body) {
    return http.as("finance").post("/payouts/v1/" + id + "/returned", body);
  }

  private static List<String> audit(String subject) {
    return World.ROWS
        .sql(
            "select concat_ws(' ', actor, action, allowed, coalesce(outcome, 'null')) from"
                + " audit_view where subject = ? order by id")
        .param(subject)
        .query(String.class)
        .list();
  }

  private static List<String> evidence(String subject) {
    return World.ROWS
        .sql("select evidence from audit where subject = ? and evidence is not null")
        .param(subject)
        .query(String.class)
        .list();
  }

  private void stored(String id, String status) {
    World.ROWS
        .sql(
            """
            insert into payout (id, client, seller_id, amount, currency, status, fingerprint, requested_by, toss_seller_id,
                                toss_payout_id, requested_at)
            values (:id, 'demo', :seller, 4000, 'KRW', :status, 'print', 'finance-1', 'seller_1', 'FPA_' || :id, now())
            """)
        .param("id", id)
        .param("seller", seller)
        .param("status", status)
        .update();
  }

  @Test
  void nothingIsThereUnderAnotherId() {
    assertThat(http.as("finance").get("/payouts/v1/out_" + "a".repeat(32)).problem())
        .isEqualTo("404 NOT_FOUND");
    assertThat(http.as("finance").get("/sellers/v1/" + seller).problem())
        .isEqualTo("404 NOT_FOUND");
  }

  @Test
  void particularsOfASellerLieLockedInTheVaultOnly() {
    Answer first =
        http.as("finance").post("/sellers/v1", particulars("110123456789"), "Idempotency-Key", key);
    Answer second =
        http.as("finance").post("/sellers/v1", particulars("110123456789"), "Idempotency-Key", key);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().path("status").isNull()).isTrue();
    assertThat(second.status()).isEqualTo(200);
    assertThat(
            http.as("finance")
                .post("/sellers/v1", particulars("2"), "Idempotency-Key", key)
                .problem())
        .isEqualTo("409 COMMAND_NOT_ALLOWED");
    assertThat(World.events("seller-" + seller).toString())
        .contains("vlt_")
        .doesNotContain("110123456789", "Hong");
    assertThat(
            World.ROWS
                .sql("select encode(content, 'escape') from vault")
                .query(String.class)
                .list())
        .isNotEmpty()
        .noneMatch(text -> text.contains("110123456789"));
  }

  @ParameterizedTest
  @CsvSource({
    "CORPORATE, COOPERATIVE, businessType",
    "110123456789, 110-123, account.accountNumber",
    "1234567890, 12345, company.businessRegistrationNumber"
  })
  void sellerThatTossCouldNotTakeIsRefused(String good, String bad, String field) {
    String body = particulars("110123456789").replace(good, bad);

    assertThat(http.as("finance").post("/sellers/v1", body, "Idempotency-Key", key).problem())
        .isEqualTo("400 INVALID_REQUEST " + field);
  }

  private String particulars(String account) {
    return """
    {"sellerId":"%s","businessType":"CORPORATE",
     "company":{"name":"Hong","representativeName":"Hong","businessRegistrationNumber":"1234567890",
                "email":"hong@example.com","phone":"01012345678"},
     "account":{"bankCode":"088","accountNumber":"%s","holderName":"Hong"}}\
    """
        .formatted(seller, account);
  }

  private Answer pay(String idempotencyKey, long won) {
    String body =
        "{\"sellerId\":\"%s\",\"amount\":{\"amount\":\"%d\",\"currency\":\"KRW\"}}"
            .formatted(seller, won);
    return http.as("finance").post("/payouts/v1", body, "Idempotency-Key", idempotencyKey);
  }
}
