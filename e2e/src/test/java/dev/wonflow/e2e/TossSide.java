package dev.wonflow.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.e2e.Http.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The simulator as a buyer, a bank and an auditor see it. */
final class TossSide {
  private final Http simulator;

  TossSide(URI simulator) {
    this.simulator = new Http(simulator);
  }

  /** The buyer agrees in Toss's window. */
  String authenticate(String orderId, long amount) {
    return authenticate(orderId, amount, "CARD");
  }

  String authenticate(String orderId, long amount, String method) {
    Answer answer =
        simulator.post(
            "/sandbox/authentications",
            Map.of(),
            """
            {"orderId":"%s","amount":%d,"method":"%s"}\
            """
                .formatted(orderId, amount, method));
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + answer.raw().body());
    }
    return answer.json().get("paymentKey").asText();
  }

  /** Toss takes the money, whoever asks with the merchant's key. */
  void charge(String secretKey, String orderId, String paymentKey, long amount) {
    String credentials =
        Base64.getEncoder().encodeToString((secretKey + ":").getBytes(StandardCharsets.UTF_8));
    Answer answer =
        simulator.post(
            "/v1/payments/confirm",
            Map.of(
                "Authorization",
                "Basic " + credentials,
                "Idempotency-Key",
                UUID.randomUUID().toString()),
            """
            {"paymentKey":"%s","orderId":"%s","amount":%d}\
            """
                .formatted(paymentKey, orderId, amount));
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + answer.raw().body());
    }
  }

  /** A day that is over at Toss: payments of others, and orders of ours that it charged. */
  void day(LocalDate date, int payments, long seed, Map<String, Long> charges) {
    String charged =
        charges.entrySet().stream()
            .map(
                one -> "{\"orderId\":\"%s\",\"amount\":%d}".formatted(one.getKey(), one.getValue()))
            .collect(Collectors.joining(",", "[", "]"));
    Answer answer =
        simulator.post(
            "/sandbox/days",
            Map.of(),
            """
            {"date":"%s","payments":%d,"seed":%d,"charges":%s}\
            """
                .formatted(date, payments, seed, charged));
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + answer.raw().body());
    }
  }

  /** How often it was asked for something, answered or not. */
  long asked(String path) {
    long requests = 0;
    for (JsonNode request : audit().get("requests")) {
      requests += request.get("path").asText().equals(path) ? 1 : 0;
    }
    return requests;
  }

  /** Toss misbehaves from now on. */
  String fault(String json) {
    return added("/sandbox/faults", json).get("faultId").asText();
  }

  /** Ends a fault; what it held goes on. */
  void release(String faultId) {
    simulator.delete("/sandbox/faults/" + faultId, Map.of());
  }

  /** How many requests a HOLD keeps waiting now. */
  int held(String faultId) {
    return simulator.get("/sandbox/faults/" + faultId, Map.of()).json().get("held").asInt();
  }

  /** What it sent, or tried to send, about an order. */
  JsonNode webhooks(String orderId) {
    return simulator.get("/sandbox/webhooks?orderId=" + orderId, Map.of()).json().get("webhooks");
  }

  /** Payments through this bank or card company are refused until {@link #opens}. */
  void closes(String institution) {
    added(
        "/sandbox/maintenance",
        "{\"bank\":\"%s\",\"from\":\"00:00\",\"to\":\"00:00\"}".formatted(institution));
  }

  private JsonNode added(String path, String json) {
    Answer answer = simulator.post(path, Map.of(), json);
    if (answer.status() != 201) {
      throw new AssertionError(answer.status() + " " + answer.raw().body());
    }
    return answer.json();
  }

  void opens(String institution) {
    simulator.delete("/sandbox/maintenance/" + institution, Map.of());
  }

  /** What Toss's book says about one order. */
  Account account(String orderId) {
    int approvals = 0;
    long approved = 0;
    long canceled = 0;
    for (JsonNode payment : audit(orderId).get("payments")) {
      approvals += payment.get("approvals").asInt();
      approved += payment.get("approvedAmount").asLong();
      canceled += payment.get("canceledAmount").asLong();
    }
    return new Account(approvals, approved, canceled);
  }

  /** How often Toss charged, what it took from the buyer in all, and what it gave back. */
  record Account(int approvals, long approved, long canceled) {}

  /** How often Toss has a payout's reference, what it paid under it, and how that ended. */
  List<String> payouts(String reference) {
    List<String> found = new ArrayList<>();
    for (JsonNode payout : audit(reference).get("payouts")) {
      found.add(
          payout.get("count").asText()
              + " "
              + payout.get("paidAmount").asLong()
              + " "
              + payout.get("status").asText());
    }
    return found;
  }

  JsonNode audit() {
    return simulator.get("/sandbox/audit", Map.of()).json();
  }

  private JsonNode audit(String orderId) {
    return simulator.get("/sandbox/audit?orderId=" + orderId, Map.of()).json();
  }

  /** How often Toss approved a payment of this order. */
  int approvals(String orderId) {
    return account(orderId).approvals();
  }

  /** Somebody in Toss's back office gives money back, past us. */
  void backOfficeCancel(String paymentKey, long amount) {
    step(paymentKey, "cancel", "{\"amount\":%d}".formatted(amount));
  }

  /** The time to pay is over. */
  void expire(String paymentKey) {
    step(paymentKey, "expire", "{}");
  }

  /** The buyer's bank brings the money. */
  void deposit(String paymentKey) {
    step(paymentKey, "deposit", "{}");
  }

  /** The buyer's bank takes the money back, after it came. */
  void depositError(String paymentKey) {
    step(paymentKey, "deposit-error", "{}");
  }

  private void step(String paymentKey, String step, String body) {
    Answer answer = trying(paymentKey, step, body);
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + answer.raw().body());
    }
  }

  /** The same where Toss may refuse it, because something else happened first. */
  Answer trying(String paymentKey, String step, String body) {
    return simulator.post("/sandbox/payments/" + paymentKey + "/" + step, Map.of(), body);
  }

  /** What Toss's audit says about one order; the sums are over the movements of money. */
  JsonNode line(String orderId) {
    JsonNode lines = audit(orderId).get("payments");
    if (lines.size() != 1) {
      throw new AssertionError(orderId + ": " + lines);
    }
    return lines.get(0);
  }
}
