package dev.wonflow.activities;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** Toss's transactions of a day, as pages that a test makes up. */
final class TossDay {
  private static final MockWebServer SERVER = started();
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private final LocalDate date;
  private final List<String> lines = new ArrayList<>();

  TossDay(LocalDate date) {
    this.date = date;
  }

  static String url() {
    return SERVER.url("/").toString();
  }

  /** The address that was asked last. */
  static String lastAsked() throws InterruptedException {
    String last = "none";
    for (RecordedRequest asked = next(); asked != null; asked = next()) {
      last = asked.getTarget();
    }
    return last;
  }

  private static @Nullable RecordedRequest next() throws InterruptedException {
    return SERVER.takeRequest(0, TimeUnit.MILLISECONDS);
  }

  TossDay approval(String key, String paymentKey, String orderId, long amount) {
    return line(key, paymentKey, orderId, "DONE", amount);
  }

  TossDay cancel(String key, String paymentKey, String orderId, long amount) {
    return line(key, paymentKey, orderId, "PARTIAL_CANCELED", amount);
  }

  /** At 10:00:01, 10:00:02 and so on. */
  TossDay line(String key, String paymentKey, String orderId, String status, long amount) {
    String at = date.atTime(10, 0, 0).plusSeconds(lines.size() + 1).format(SECONDS);
    return line(key, paymentKey, orderId, status, amount, at + "+09:00");
  }

  /** An approval at a time as Toss writes it. */
  TossDay approvalAt(String at, String key, String paymentKey, String orderId, long amount) {
    return line(key, paymentKey, orderId, "DONE", amount, at);
  }

  private TossDay line(
      String key, String paymentKey, String orderId, String status, long amount, String at) {
    lines.add(
        """
        {"mId":"m","transactionKey":"%s","paymentKey":"%s","orderId":"%s","method":"카드","status":"%s",
         "transactionAt":"%s","currency":"KRW","amount":%d,"customerKey":null,"useEscrow":false}
        """
            .formatted(key, paymentKey, orderId, status, at, amount));
    return this;
  }

  /** Answers one page with the lines from one index to before another. */
  TossDay page(int from, int to) {
    answer(200, "[" + String.join(",", lines.subList(from, to)) + "]");
    return this;
  }

  /** Answers all lines, so many a page. */
  TossDay answered(int pageSize) {
    for (int from = 0; from < lines.size(); from += pageSize) {
      page(from, Math.min(lines.size(), from + pageSize));
    }
    return end();
  }

  /** Answers all lines, and that there are no more. */
  TossDay answered() {
    return lines.isEmpty() ? end() : page(0, lines.size()).end();
  }

  TossDay end() {
    answer(200, "[]");
    return this;
  }

  void answer(int status, String body) {
    SERVER.enqueue(
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "application/json;charset=UTF-8")
            .body(body)
            .build());
  }

  private static MockWebServer started() {
    MockWebServer server = new MockWebServer();
    try {
      server.start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return server;
  }
}
