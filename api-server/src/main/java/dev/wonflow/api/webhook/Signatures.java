package dev.wonflow.api.webhook;

import dev.wonflow.api.payout.PayoutSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells Toss's signatures from others: HMAC-SHA256 over the body's bytes, a colon and the time of
 * transmission (Toss API 2022-11-16). Either of the two values may be right, under either key.
 */
@Component
class Signatures {
  /** Toss sends again for three days and 19 hours. */
  private static final Duration OLDEST = Duration.ofDays(4);

  private static final int MOST = 4;

  private final List<SecretKeySpec> keys;
  private final Clock clock;

  Signatures(PayoutSettings settings, Clock clock) {
    this.keys =
        Stream.of(settings.securityKey(), settings.previousSecurityKey())
            .filter(key -> !key.isBlank())
            .map(key -> new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"))
            .toList();
    this.clock = clock;
  }

  /**
   * Whether Toss signed this body at this time, and not longer ago than it sends again.
   *
   * @param header {@code v1:<base64>,v1:<base64>}
   */
  boolean isGenuine(byte[] body, @Nullable String time, @Nullable String header) {
    if (time == null || header == null || !isFresh(time)) {
      return false;
    }
    List<byte[]> shown =
        Stream.of(header.split(",", -1))
            .map(String::strip)
            .filter(value -> value.startsWith("v1:"))
            .limit(MOST)
            .map(value -> value.substring(3).getBytes(StandardCharsets.ISO_8859_1))
            .toList();
    boolean genuine = false;
    for (SecretKeySpec key : keys) {
      byte[] right = sign(key, body, time);
      for (byte[] value : shown) {
        genuine |= MessageDigest.isEqual(right, value);
      }
    }
    return genuine;
  }

  private boolean isFresh(String time) {
    try {
      Instant sent = OffsetDateTime.parse(time).toInstant();
      return !sent.isBefore(clock.instant().minus(OLDEST));
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static byte[] sign(SecretKeySpec key, byte[] body, String time) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var text = new ByteArrayOutputStream();
      text.writeBytes(body);
      text.write(':');
      text.writeBytes(time.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encode(mac.doFinal(text.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }
}
