package dev.wonflow.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** JSON over HTTP to one server, connections kept, every answer with a limit. */
final class Http {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MOST_IDLE = 256;
  private static final MediaType TYPE = MediaType.get("application/json");
  private static final ObjectMapper JSON = new ObjectMapper();
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(MOST_IDLE, 1, TimeUnit.MINUTES))
          .connectTimeout(Duration.ofSeconds(5))
          .readTimeout(LIMIT)
          .callTimeout(LIMIT)
          .followRedirects(false)
          .retryOnConnectionFailure(false)
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
    return send(request(path).get());
  }

  Answer post(String path, Map<String, String> more, String body) {
    Request.Builder request = request(path).post(RequestBody.create(body, TYPE));
    more.forEach(request::header);
    return send(request);
  }

  private Request.Builder request(String path) {
    Request.Builder request = new Request.Builder().url(base.resolve(path).toString());
    headers.forEach(request::header);
    return request;
  }

  private Answer send(Request.Builder request) {
    try (Response answer = client.newCall(request.build()).execute()) {
      int retryAfter = Integer.parseInt(answer.header("Retry-After", "0"));
      return new Answer(answer.code(), answer.body().string(), retryAfter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
