package dev.wonflow.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.ApiTest;
import dev.wonflow.api.World;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of each webhook, and who reads it. */
class ReceiptTest extends ApiTest {
  @Test
  void webhooksAreReadPageByPage() {
    assertThat(http.post("/payments/webhook", "{}").status()).isEqualTo(200);
    assertThat(http.post("/payments/webhook", "{}").status()).isEqualTo(200);

    var first = http.as("auditor").get("/operations/v1/webhooks?outcome=NOT_FOR_US&limit=1");
    var second =
        http.as("auditor")
            .get("/operations/v1/webhooks?outcome=NOT_FOR_US&limit=1&after=" + first.at("/next"));

    assertThat(first.json().path("items")).hasSize(1);
    assertThat(second.json().path("items")).hasSize(1);
    assertThat(second.json().path("items")).isNotEqualTo(first.json().path("items"));
    assertThat(http.as("auditor").get("/operations/v1/webhooks?outcome=LOST").problem())
        .isEqualTo("400 INVALID_REQUEST outcome");
  }

  @Test
  void aReceiptKeepsOnlyWhatIsSafe() {
    String id = "whtrans_" + UUID.randomUUID();
    String type = "x".repeat(300);

    http.post(
        "/payments/webhook",
        "{\"eventType\":\"" + type + "\"}",
        "tosspayments-webhook-transmission-id",
        id,
        "tosspayments-webhook-transmission-retried-count",
        "3");

    var row =
        World.ROWS
            .sql("select * from webhook_receipt where transmission_id = :id")
            .param("id", id)
            .query()
            .singleRow();
    assertThat(row).containsEntry("event_type", "x".repeat(100)).containsEntry("retried_count", 3);
    assertThat((String) row.get("body_digest")).hasSize(32);
  }
}
