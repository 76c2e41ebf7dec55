package dev.wonflow.activities.toss;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Payouts v2 over real HTTP, with answers as Toss writes them. */
abstract class PayoutHttp {
  static final PayoutProperties PROPERTIES =
      new PayoutProperties("00".repeat(32), "", Duration.ofSeconds(5));
  static final Envelope ENVELOPE = new Envelope(PROPERTIES, new SecureRandom());

  final MockWebServer server = new MockWebServer();
  PayoutApi api;

  @BeforeEach
  final void open() throws IOException {
    server.start();
    api = api(PROPERTIES, ENVELOPE);
  }

  @AfterEach
  final void close() {
    server.close();
  }

  /** The client of somebody with these keys. */
  final PayoutApi api(PayoutProperties payouts, Envelope envelope) {
    TossProperties properties =
        new TossProperties(
            server.url("/").uri(), "test_sk_1", Duration.ofSeconds(3), Duration.ofSeconds(1));
    return new PayoutClient().payoutApi(properties, payouts, envelope);
  }

  void answer(int status, String body) {
    server.enqueue(Answers.of(status, body).build());
  }

  static String locked(String text) {
    return ENVELOPE.lock(text, "2026-01-05T09:00:00+09:00", "nonce");
  }

  static String list(String items, String page) {
    return "{\"version\":\"2022-11-16\",\"entityType\":\"payout-list\",\"entityBody\":{\"items\":[%s],%s}}"
        .formatted(items, page);
  }

  static String error(String code) {
    return "{\"version\":\"2022-11-16\",\"entityType\":null,\"entityBody\":null,\"error\":{\"code\":\"%s\",\"message\":\"홍길동\"}}"
        .formatted(code);
  }
}
