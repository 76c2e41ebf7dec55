package dev.wonflow.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wonflow.e2e.Http.Answer;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A shop's server: it speaks the public API and nothing else. */
final class Shop {
  private static final int MOST_REPETITIONS = 5;

  private final Http api;
  private final Map<String, String> authorization;

  Shop(URI api, String key) {
    this.api = new Http(api);
    this.authorization = Map.of("Authorization", "Bearer " + key);
  }

  /** What a shop asks for: one order per amount, the sellers taking turns. */
  static String order(String sellers, long... amounts) {
    String[] seller = sellers.split(",", -1);
    String orders =
        IntStream.range(0, amounts.length)
            .mapToObj(
                n ->
                    """
                    {"sellerId":"%s","amount":{"amount":"%d","currency":"KRW"},"description":"item %d"}\
                    """
                        .formatted(seller[n % seller.length], amounts[n], n + 1))
            .collect(Collectors.joining(","));
    return """
    {"buyerId":"buyer-%s","orderName":"Order","orders":[%s]}\
    """
        .formatted(UUID.randomUUID(), orders);
  }

  Answer request(String idempotencyKey, String body) {
    return api.post("/payments/payment/v1", with("Idempotency-Key", idempotencyKey), body);
  }

  /** A new payment; what was not taken is sent again under its key, as a shop does. */
  String pay(String sellers, long... amounts) {
    String key = UUID.randomUUID().toString();
    String order = order(sellers, amounts);
    Answer answer = request(key, order);
    for (int again = 0; again < MOST_REPETITIONS && answer.status() == 503; again++) {
      answer = request(key, order);
    }
    if (answer.status() != 201) {
      throw new AssertionError(answer.status() + " " + answer.raw().body());
    }
    return answer.json().get("paymentId").asText();
  }

  Answer confirm(String paymentId, String paymentKey, long amount) {
    return api.post(
        "/payments/payment/v1/" + paymentId + "/confirm",
        authorization,
        """
        {"paymentKey":"%s","amount":"%d"}\
        """
            .formatted(paymentKey, amount));
  }

  /** Part of a charged payment, under a key of its own. */
  Answer cancel(String paymentId, long amount) {
    return cancel(UUID.randomUUID().toString(), paymentId, amount);
  }

  Answer cancel(String key, String paymentId, long amount) {
    return cancel(key, paymentId, amount, "");
  }

  /** Part of a deposit, to an account. */
  Answer cancelDeposit(
      String paymentId, long amount, String bank, String accountNumber, String holder) {
    String account =
        """
        ,"refundAccount":{"bank":"%s","accountNumber":"%s","holderName":"%s"}\
        """
            .formatted(bank, accountNumber, holder);
    return cancel(UUID.randomUUID().toString(), paymentId, amount, account);
  }

  private Answer cancel(String key, String paymentId, long amount, String account) {
    return api.post(
        "/payments/payment/v1/" + paymentId + "/cancels",
        with("Idempotency-Key", key),
        """
        {"reason":"broken","amount":{"amount":"%d","currency":"KRW"}%s}\
        """
            .formatted(amount, account));
  }

  /** All that is left of a deposit, or a part of it. */
  Answer cancelDeposit(String paymentId, long amount) {
    return cancelDeposit(paymentId, amount, "88", "110987654321", "Kim");
  }

  /** The n-th order, counted from 1, has arrived. */
  Answer deliver(String paymentId, int n) {
    return post("/payments/order/v1/" + paymentId + "-" + n + "/delivered", "");
  }

  /** All that is left. */
  Answer cancelAll(String paymentId) {
    return api.delete(
        "/payments/payment/v1/" + paymentId + "?reason=broken",
        with("Idempotency-Key", UUID.randomUUID().toString()));
  }

  Answer get(String path) {
    return api.get(path, authorization);
  }

  JsonNode payment(String paymentId) {
    Answer answer = get("/payments/payment/v1/" + paymentId);
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + answer.raw().body());
    }
    return answer.json();
  }

  String status(String paymentId) {
    return payment(paymentId).get("status").asText();
  }

  Answer post(String path, String body) {
    return api.post(path, authorization, body);
  }

  /** A command; where nobody answered in time it is repeated under its key, as the answer asks. */
  Answer command(String path, String body) {
    Map<String, String> headers = with("Idempotency-Key", UUID.randomUUID().toString());
    Answer answer = api.post(path, headers, body);
    for (int again = 0; again < MOST_REPETITIONS && answer.status() == 503; again++) {
      answer = api.post(path, headers, body);
    }
    return answer;
  }

  Answer webhook(String body) {
    return api.post("/payments/webhook", Map.of(), body);
  }

  private Map<String, String> with(String header, String value) {
    return Map.of("Authorization", authorization.get("Authorization") + "", header, value);
  }
}
