package dev.wonflow.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import org.junit.jupiter.api.Test;

class ReadyTest extends ApiTest {

  @Test
  void itIsReadyWhileAPaymentCanBeAccepted() {
    assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
  }

  @Test
  void theDocumentListsEveryEndpoint() {
    Answer answer = http.get("/v3/api-docs");

    assertThat(answer.json().at("/paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/payments/payment/v1",
            "/payments/payment/v1/{paymentId}",
            "/payments/payment/v1/{paymentId}/confirm",
            "/payments/payment/v1/{paymentId}/cancels",
            "/payments/payment/v1/{paymentId}/explanation",
            "/payments/order/v1/{paymentOrderId}",
            "/payments/order/v1/{paymentOrderId}/delivered",
            "/payments/webhook",
            "/wallets/v1/{sellerId}",
            "/wallets/v1/{sellerId}/entries",
            "/ledger/v1/accounts",
            "/ledger/v1/accounts/{account}/entries",
            "/ledger/v1/journals/{id}",
            "/events/v1",
            "/payouts/v1",
            "/payouts/v1/balance",
            "/payouts/v1/holidays",
            "/payouts/v1/holidays/{day}",
            "/payouts/v1/{payoutId}",
            "/payouts/v1/{payoutId}/approve",
            "/payouts/v1/{payoutId}/refuse",
            "/payouts/v1/{payoutId}/cancel",
            "/payouts/v1/{payoutId}/returned",
            "/payouts/v1/batches",
            "/payouts/v1/batches/{batchId}",
            "/payouts/v1/batches/{batchId}/{command}",
            "/sellers/v1",
            "/sellers/v1/{sellerId}",
            "/reconciliations/v1",
            "/reconciliations/v1/{date}",
            "/reconciliations/v1/{date}/bank",
            "/reconciliations/v1/{date}/report.csv",
            "/reconciliations/v1/{date}/report.json",
            "/reconciliations/v1/{date}/sign-off",
            "/reconciliations/v1/bank-statements",
            "/reconciliations/v1/discrepancies/{discrepancyId}/{decision}",
            "/operations/v1/inbox",
            "/operations/v1/webhooks",
            "/operations/v1/audit",
            "/operations/v1/payments/{paymentId}/{command}");
    assertThat(answer.text()).doesNotContain("\"caller\"");
  }

  @Test
  void theDocumentCanBeReadInABrowser() {
    assertThat(http.get("/swagger-ui.html").status()).isIn(200, 302);
  }

  @Test
  void thereIsNoDemoShopOutsideTheLocalProfile() {
    assertThat(http.get("/shop").status()).isEqualTo(404);
  }
}
