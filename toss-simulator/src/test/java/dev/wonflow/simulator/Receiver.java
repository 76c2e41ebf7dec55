package dev.wonflow.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The shop's end of the webhooks. */
final class Receiver implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(15);
  private final List<Received> received = new ArrayList<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final HttpServer server;

  /** One webhook as it arrived; header names in lower case. */
  record Received(Map<String, String> headers, String body) {
    boolean says(String... parts) {
      for (var part : parts) {
        if (!body.contains(part)) {
          return false;
        }
      }
      return true;
    }
  }

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/payments/webhook";
  }

  /** Webhooks that contain the word get this status from now on. */
  void answer(String word, int status) {
    refusals.put(word, status);
  }

  void takeAgain(String word) {
    refusals.remove(word);
  }

  /** Waits until that many have come that fit. */
  synchronized List<Received> await(int count, Predicate<Received> fits) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (matching(fits).size() < count) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError(
            "only " + matching(fits).size() + " of " + count + " came: " + received);
      }
      try {
        wait(left);
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
    }
    return matching(fits);
  }

  synchronized List<Received> matching(Predicate<Received> fits) {
    return received.stream().filter(fits).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    e -> e.getKey().toLowerCase(Locale.ROOT), e -> e.getValue().getFirst()));
    synchronized (this) {
      received.add(new Received(headers, body));
      notifyAll();
    }
    int status =
        refusals.entrySet().stream()
            .filter(refusal -> body.contains(refusal.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(200);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
