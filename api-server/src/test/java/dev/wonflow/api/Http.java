package dev.wonflow.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plain HTTP client of one server; headers are name, value, name, value. */
public final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  public static final String PAYMENTS = "/payments/payment/v1";

  private final int port;
  private final @Nullable String key;

  /** As the demo shop. */
  public Http(int port) {
    this(port, World.key("checkout"));
  }

  private Http(int port, @Nullable String key) {
    this.port = port;
    this.key = key;
  }

  /** The same server, as somebody with one of the demo keys. */
  public Http as(String name) {
    return with(World.key(name));
  }

  /** The same server, with any key. */
  public Http with(String otherKey) {
    return new Http(port, otherKey);
  }

  /** The same server, without a key. */
  public Http anonymous() {
    return new Http(port, null);
  }

  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public Answer delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  public Answer post(String path, String json, String... headers) {
    return send(json(request(path, headers)).POST(BodyPublishers.ofString(json)));
  }

  public Answer post(String path, byte[] json, String... headers) {
    return send(json(request(path, headers)).POST(BodyPublishers.ofByteArray(json)));
  }

  /** Without a Content-Length. */
  public Answer postChunked(String path, byte[] body, String... headers) {
    return send(
        json(request(path, headers))
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
  }

  /** A form of name, value, name, value. */
  public Answer form(String path, String... fields) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(encode(fields[i + 1]));
    }
    return send(
        request(path, "Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString())));
  }

  /** A payment request under a key of its own. */
  public Answer pay(String json) {
    return post(PAYMENTS, json, "Idempotency-Key", UUID.randomUUID().toString());
  }

  /** A request with any method and body. */
  public Answer method(String method, String path, String body, String... headers) {
    return send(request(path, headers).method(method, BodyPublishers.ofString(body)));
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(Duration.ofSeconds(30));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request) {
    boolean typed = request.copy().build().headers().firstValue("Content-Type").isPresent();
    return typed ? request : request.header("Content-Type", "application/json");
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Http" + Arrays.asList(port);
  }
}
