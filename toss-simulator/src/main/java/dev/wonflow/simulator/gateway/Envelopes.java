package dev.wonflow.simulator.gateway;

import dev.wonflow.simulator.SeoulTime;
import dev.wonflow.simulator.Settings;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Opens encrypted requests and closes their answers, with either of two keys. */
@Component
class Envelopes {
  private static final int REMEMBERED = 100_000;
  private final SecureRandom random = new SecureRandom();
  private final Set<String> nonces = new LinkedHashSet<>();
  private final Settings settings;
  private final JsonMapper json;

  /**
   * A request that can be read.
   *
   * @param seal for the answer's body; empty if it is sent as it is
   */
  record Opened(String body, @Nullable UnaryOperator<String> seal) {}

  private record Header(
      @Nullable String alg, @Nullable String enc, @Nullable String iat, @Nullable String nonce) {}

  Envelopes(Settings settings, JsonMapper json) {
    this.settings = settings;
    this.json = json;
  }

  /**
   * @throws TossError INVALID_REQUEST for what must be encrypted and is not, or not so that it can
   *     be opened
   */
  Opened open(String method, String path, @Nullable String mode, String body) {
    var encrypted = "ENCRYPTION".equals(mode) && path.startsWith("/v2/");
    if (body.isEmpty()) {
      return new Opened(body, encrypted ? seal(settings.securityKeys().getFirst()) : null);
    }
    if (!encrypted && mustBeEncrypted(method, path)) {
      throw new TossError("INVALID_REQUEST");
    }
    return encrypted ? unseal(body) : new Opened(body, null);
  }

  private static boolean mustBeEncrypted(String method, String path) {
    var payouts = path.startsWith("/v2/sellers") || path.startsWith("/v2/payouts");
    return method.equals("POST") && payouts && !path.endsWith("/cancel");
  }

  private Opened unseal(String jwe) {
    try {
      requireFresh(json.readValue(Jwe.header(jwe), Header.class));
    } catch (IllegalArgumentException | JacksonException | DateTimeException malformed) {
      throw new TossError("INVALID_REQUEST", malformed);
    }
    for (var key : settings.securityKeys()) {
      var text = opened(key, jwe);
      if (text.isPresent()) {
        return new Opened(text.get(), seal(key));
      }
    }
    throw new TossError("INVALID_REQUEST");
  }

  /** Nothing if it was closed with another key. */
  private static Optional<String> opened(String key, String jwe) {
    try {
      return Optional.of(Jwe.open(key, jwe));
    } catch (GeneralSecurityException | IllegalArgumentException anotherKey) {
      return Optional.empty();
    }
  }

  /** The shop's clock is the real one, whatever this simulator's says. */
  private void requireFresh(Header header) {
    if (!"dir".equals(header.alg()) || !"A256GCM".equals(header.enc()) || header.iat() == null) {
      throw new IllegalArgumentException("wrong algorithm or no iat");
    }
    var window = settings.payout().freshWithin();
    var age = Duration.between(OffsetDateTime.parse(header.iat()).toInstant(), Instant.now()).abs();
    if (window.isPositive() && age.compareTo(window) > 0) {
      throw new IllegalArgumentException("iat is stale");
    }
    if (settings.payout().refusesUsedNonces() && !isNew(header.nonce())) {
      throw new IllegalArgumentException("nonce used before");
    }
  }

  private synchronized boolean isNew(@Nullable String nonce) {
    if (nonces.size() >= REMEMBERED) {
      nonces.remove(nonces.iterator().next());
    }
    return nonce != null && nonces.add(nonce);
  }

  private UnaryOperator<String> seal(String key) {
    return text -> {
      var iv = new byte[12];
      random.nextBytes(iv);
      var time = SeoulTime.text(Instant.now());
      var nonce = UUID.randomUUID().toString();
      var header =
          json.writeValueAsString(
              Map.of("alg", "dir", "enc", "A256GCM", "iat", time, "nonce", nonce));
      return Jwe.seal(key, header, iv, text);
    };
  }
}
