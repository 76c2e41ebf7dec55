package dev.wonflow.simulator.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A finished HTTP answer as it is stored for a repeated key.
 *
 * @param body UTF-8, so the bytes come out the same each time
 * @param replayOf trace id of the first answer if this is a repetition
 * @param retryAfter seconds, where a rate limit names them
 */
public record Answer(
    int status,
    String contentType,
    String body,
    @Nullable String replayOf,
    @Nullable Long retryAfter) {

  public Answer(int status, String contentType, String body) {
    this(status, contentType, body, null, null);
  }

  public Answer withBody(String other) {
    return new Answer(status, contentType, other, replayOf, retryAfter);
  }

  public Answer withRetryAfter(long seconds) {
    return new Answer(status, contentType, body, replayOf, seconds);
  }
}
