package dev.wonflow.api.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.ApiTest;
import dev.wonflow.api.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint for every role, as the contract has them. */
class RoleMatrixTest extends ApiTest {
  private static final List<String> ROLES = List.of("checkout", "finance", "operator", "auditor");
  private static final String EVERYBODY = "everybody";

  /** The contract's table; in its words. */
  private static final Map<String, String> TABLE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("POST /payments/payment/v1", "checkout"),
              Map.entry("DELETE /payments/payment/v1/{paymentId}", "checkout"),
              Map.entry("POST /payments/payment/v1/{paymentId}/confirm", "checkout"),
              Map.entry("POST /payments/payment/v1/{paymentId}/cancels", "checkout"),
              Map.entry("POST /payments/order/v1/{paymentOrderId}/delivered", "checkout"),
              Map.entry(
                  "GET /payments/payment/v1/{paymentId}", "checkout finance operator auditor"),
              Map.entry(
                  "GET /payments/payment/v1/{paymentId}/explanation",
                  "checkout finance operator auditor"),
              Map.entry(
                  "GET /payments/order/v1/{paymentOrderId}", "checkout finance operator auditor"),
              Map.entry("GET /events/v1", "checkout finance auditor"),
              Map.entry("GET /wallets/v1/{sellerId}", "finance operator auditor"),
              Map.entry("GET /wallets/v1/{sellerId}/entries", "finance operator auditor"),
              Map.entry("POST /payouts/v1", "finance"),
              Map.entry("GET /payouts/v1", "finance auditor"),
              Map.entry("GET /payouts/v1/batches", "finance auditor"),
              Map.entry("GET /payouts/v1/holidays", "finance auditor"),
              Map.entry("PUT /payouts/v1/holidays/{day}", "finance"),
              Map.entry("DELETE /payouts/v1/holidays/{day}", "finance"),
              Map.entry("GET /finance/holidays", "finance auditor"),
              Map.entry("POST /finance/holidays", "finance"),
              Map.entry("POST /finance/holidays/{day}/remove", "finance"),
              Map.entry("GET /sellers/v1", "finance auditor"),
              Map.entry("POST /payouts/v1/{payoutId}/approve", "finance"),
              Map.entry("POST /payouts/v1/{payoutId}/refuse", "finance"),
              Map.entry("POST /payouts/v1/{payoutId}/cancel", "finance"),
              Map.entry("POST /payouts/v1/{payoutId}/returned", "finance"),
              Map.entry("POST /sellers/v1", "finance"),
              Map.entry("GET /payouts/v1/{payoutId}", "finance auditor"),
              Map.entry("GET /payouts/v1/balance", "finance auditor"),
              Map.entry("GET /finance/payouts/balance", "finance auditor"),
              Map.entry("POST /payouts/v1/batches", "finance"),
              Map.entry("GET /payouts/v1/batches/{batchId}", "finance auditor"),
              Map.entry("POST /payouts/v1/batches/{batchId}/{command}", "finance"),
              Map.entry("GET /finance/sellers", "finance auditor"),
              Map.entry("POST /finance/sellers", "finance"),
              Map.entry("GET /finance/sellers/{sellerId}", "finance auditor"),
              Map.entry("POST /finance/sellers/{sellerId}/payouts", "finance"),
              Map.entry("GET /finance/payouts", "finance auditor"),
              Map.entry("GET /finance/payouts/{payoutId}", "finance auditor"),
              Map.entry("POST /finance/payouts/{payoutId}/{command}", "finance"),
              Map.entry("POST /finance/payouts/{payoutId}/returned", "finance"),
              Map.entry("GET /finance/batches", "finance auditor"),
              Map.entry("POST /finance/batches", "finance"),
              Map.entry("POST /finance/batches/all", "finance"),
              Map.entry("GET /finance/batches/{batchId}", "finance auditor"),
              Map.entry("POST /finance/batches/{batchId}/{command}", "finance"),
              Map.entry("PUT /sellers/v1/{sellerId}", "finance"),
              Map.entry("GET /sellers/v1/{sellerId}", "finance auditor"),
              Map.entry("POST /reconciliations/v1", "finance"),
              Map.entry("GET /reconciliations/v1", "finance auditor"),
              Map.entry("GET /reconciliations/v1/{date}", "finance auditor"),
              Map.entry("GET /finance/reconciliations", "finance auditor"),
              Map.entry("GET /finance/reconciliations/{date}", "finance auditor"),
              Map.entry("POST /finance/reconciliations", "finance"),
              Map.entry(
                  "POST /finance/reconciliations/{date}/discrepancies/{discrepancyId}/{decision}",
                  "finance"),
              Map.entry("POST /finance/reconciliations/{date}/sign-off", "finance"),
              Map.entry("POST /finance/reconciliations/bank-statements", "finance"),
              Map.entry("POST /reconciliations/v1/bank-statements", "finance"),
              Map.entry("GET /reconciliations/v1/{date}/bank", "finance auditor"),
              Map.entry("GET /finance/reconciliations/{date}/report.json", "finance auditor"),
              Map.entry("GET /finance/reconciliations/{date}/report.csv", "finance auditor"),
              Map.entry("GET /reconciliations/v1/{date}/report.json", "finance auditor"),
              Map.entry("GET /reconciliations/v1/{date}/report.csv", "finance auditor"),
              Map.entry(
                  "POST /reconciliations/v1/discrepancies/{discrepancyId}/{decision}", "finance"),
              Map.entry("POST /reconciliations/v1/{date}/sign-off", "finance"),
              Map.entry("GET /operations/v1/inbox", "operator auditor"),
              Map.entry("POST /operations/v1/payments/{paymentId}/{command}", "operator"),
              Map.entry("GET /operations/v1/webhooks", "operator auditor"),
              Map.entry("GET /operations/v1/audit", "finance auditor"),
              Map.entry("GET /ledger/v1/accounts", "finance auditor"),
              Map.entry("GET /ledger/v1/accounts/{account}/entries", "finance auditor"),
              Map.entry("GET /ledger/v1/journals/{id}", "finance auditor"),
              Map.entry("GET /finance/sellers/{sellerId}/statement", "finance auditor"),
              Map.entry("POST /payments/webhook", EVERYBODY),
              Map.entry("GET /checkout/{token}", EVERYBODY),
              Map.entry("GET /checkout/{token}/success", EVERYBODY),
              Map.entry("GET /checkout/{token}/fail", EVERYBODY),
              Map.entry("GET /checkout/{token}/status", EVERYBODY),
              Map.entry("POST /checkout/{token}/confirm", EVERYBODY),
              Map.entry("GET /errors/refused", EVERYBODY),
              Map.entry("GET /errors/{code}", EVERYBODY)));

  @Autowired
  @org.springframework.beans.factory.annotation.Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings = new RequestMappingHandlerMapping();

  @Test
  void everyRoleMayDoWhatTheContractSaysAndNothingElse() {
    List<String> wrong = new ArrayList<>();
    TABLE.forEach(
        (endpoint, roles) -> {
          for (String role : ROLES) {
            boolean allowed = roles.equals(EVERYBODY) || roles.contains(role);
            Answer answer = call(http.as(role), endpoint);
            if ((answer.status() == 403) == allowed || answer.status() == 401) {
              wrong.add(role + ": " + endpoint + " answers " + answer.status());
            }
          }
          Answer answer = call(http.anonymous(), endpoint);
          boolean askedWho =
              answer.status() == 401
                  || answer.header("Location").contains("/login")
                  || (endpoint.startsWith("POST /finance/") && answer.status() == 403);
          if (askedWho == roles.equals(EVERYBODY)) {
            wrong.add("without a key: " + endpoint + " answers " + answer.status());
          }
        });

    assertThat(wrong).isEmpty();
  }

  @Test
  void everyEndpointOfTheProgramIsInTheTable() {
    TreeSet<String> endpoints = new TreeSet<>();
    mappings
        .getHandlerMethods()
        .forEach(
            (mapping, method) -> {
              if (method.getBeanType().getName().startsWith("dev.wonflow.")) {
                for (String path : mapping.getPatternValues()) {
                  methods(mapping.getMethodsCondition().getMethods().stream())
                      .forEach(verb -> endpoints.add(verb + " " + path));
                }
              }
            });
    endpoints.removeIf(endpoint -> endpoint.contains(" /operations") && !endpoint.contains("/v1"));
    endpoints.removeIf(endpoint -> endpoint.endsWith(" /error"));

    assertThat(endpoints).hasSizeGreaterThan(10);
    assertThat(TABLE.keySet()).containsAll(endpoints);
  }

  private static Stream<String> methods(Stream<RequestMethod> methods) {
    List<String> named = methods.map(Enum::name).toList();
    return named.isEmpty() ? Stream.of("ANY") : named.stream();
  }

  private static Answer call(Http as, String endpoint) {
    String[] parts = endpoint.split(" ", 2);
    String path = parts[1].replace("{code}", "NOT_FOUND").replaceAll("\\{[a-zA-Z]+}", "pay_matrix");
    return parts[0].equals("GET")
        ? as.get(path.replace("{command}", "retry"))
        : as.method(
            parts[0],
            path.replace("/pay_matrix/pay_matrix", "/pay_matrix/retry"),
            "{}",
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            "matrix");
  }
}
