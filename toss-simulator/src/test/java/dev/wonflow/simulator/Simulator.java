package dev.wonflow.simulator;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A running simulator and a shop that calls it over real HTTP. */
final class Simulator implements AutoCloseable {
  static final String KEY = "test_sk_wonflow_local";
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Closeable program;
  private final String base;

  private Simulator(Closeable program, String port) {
    this.program = program;
    this.base = "http://localhost:" + port;
  }

  /** One that runs somewhere else. */
  static Simulator at(int port) {
    return new Simulator(() -> {}, Integer.toString(port));
  }

  /** The one most tests share; each uses orders of its own. */
  static Simulator shared() {
    return Shared.SIMULATOR;
  }

  static Receiver receiver() {
    return Shared.RECEIVER;
  }

  /**
   * @param settings {@code name=value} below wonflow.simulator
   */
  static Simulator start(String... settings) {
    return startOn(folder(), settings);
  }

  /** One that remembers what the file knows. */
  static Simulator startOn(Path data, String... settings) {
    var arguments = new ArrayList<>(List.of("--server.port=0", "--wonflow.simulator.data=" + data));
    for (var setting : settings) {
      arguments.add("--wonflow.simulator." + setting);
    }
    var context =
        new SpringApplicationBuilder(TossSimulatorApplication.class)
            .run(arguments.toArray(String[]::new));
    return new Simulator(
        context, context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  static Path folder() {
    try {
      return Files.createTempDirectory("toss-simulator").resolve("state");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static String order() {
    return "order-" + UUID.randomUUID();
  }

  String base() {
    return base;
  }

  /** A buyer who has authenticated. @return the payment key */
  String authenticated(String orderId, long amount, String method) {
    return sandbox(
            "/sandbox/authentications",
            """
            {"orderId":"%s","amount":%d,"method":"%s"}"""
                .formatted(orderId, amount, method))
        .text("paymentKey");
  }

  Reply confirm(String paymentKey, String orderId, long amount, String idempotencyKey) {
    return post(
        "/v1/payments/confirm",
        confirmBody(paymentKey, orderId, amount),
        "Idempotency-Key",
        idempotencyKey);
  }

  static String confirmBody(String paymentKey, String orderId, long amount) {
    return """
    {"paymentKey":"%s","orderId":"%s","amount":%d}"""
        .formatted(paymentKey, orderId, amount);
  }

  /** A payment that is done. @return its key */
  String paid(String orderId, long amount, String method) {
    var key = authenticated(orderId, amount, method);
    var reply = confirm(key, orderId, amount, "confirm:" + orderId + ":1");
    if (reply.status() != 200) {
      throw new AssertionError(reply.body());
    }
    return key;
  }

  Reply cancel(String paymentKey, String body) {
    return post(
        "/v1/payments/" + paymentKey + "/cancel",
        body,
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  Reply lookUp(String paymentKey) {
    return get("/v1/payments/" + paymentKey);
  }

  /**
   * @return the fault's id
   */
  String fault(String json) {
    return sandbox("/sandbox/faults", json).text("faultId");
  }

  void advance(Duration step) {
    sandbox("/sandbox/clock", "{\"advanceSeconds\":" + step.toSeconds() + "}");
  }

  Reply sandbox(String path, String json) {
    var reply = send("POST", path, json, "Content-Type", "application/json");
    if (reply.status() >= 300) {
      throw new AssertionError(path + " " + reply.body());
    }
    return reply;
  }

  Reply post(String path, String json, String... headers) {
    return send(
        "POST",
        path,
        json,
        with(headers, "Authorization", basic(KEY), "Content-Type", "application/json"));
  }

  Reply get(String path, String... headers) {
    return send("GET", path, "", with(headers, "Authorization", basic(KEY)));
  }

  Reply send(String method, String path, String body, String... headers) {
    try {
      return sendOrFail(method, path, body, headers);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** For calls whose connection may break. */
  Reply sendOrFail(String method, String path, String body, String... headers) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), response);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  static String basic(String key) {
    return "Basic "
        + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
  }

  /** Asks until it is so. */
  static void eventually(Supplier<Boolean> so) {
    within(Duration.ofSeconds(15), so);
  }

  private static void within(Duration limit, Supplier<Boolean> so) {
    long end = System.nanoTime() + limit.toNanos();
    while (!so.get()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not become so in " + limit);
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  void awaitHealthy() {
    within(
        Duration.ofMinutes(1),
        () -> {
          try {
            return sendOrFail("GET", "/actuator/health", "").status() == 200;
          } catch (IOException notYet) {
            return false;
          }
        });
  }

  private static String[] with(String[] headers, String... more) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Override
  public void close() {
    try {
      program.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static final class Shared {
    static final Receiver RECEIVER = new Receiver();
    static final Simulator SIMULATOR =
        start("webhooks.url=" + RECEIVER.url(), "secret-keys=" + KEY + ",other:test_sk_other");
  }
}
