package dev.wonflow.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** JSON over HTTP to one server, connections kept, every answer with a limit. */
final class Http {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final Map<String, String> headers;

  Http(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  /**
   * An answer and its body.
   *
   * @param retryAfter seconds, as the header says; 0: it says none
   */
  record Answer(int status, String body, int retryAfter) {
    /** Whether the server has more to do than it can, and says so. */
    boolean isShed() {
      return status == 429 || status == 503;
    }

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }

    /** The field of an answer that has to have this status. */
    String expect(int expected, String field) {
      if (status != expected) {
        throw new IllegalStateException(status + " " + body);
      }
      return json().path(field).asText();
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, Map<String, String> more, String body) {
    HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(body));
    more.forEach(request::setHeader);
    return send(request);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(LIMIT)
            .header("Content-Type", "application/json");
    headers.forEach(request::setHeader);
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      String retryAfter = answer.headers().firstValue("Retry-After").orElse("0");
      return new Answer(answer.statusCode(), answer.body(), Integer.parseInt(retryAfter));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
