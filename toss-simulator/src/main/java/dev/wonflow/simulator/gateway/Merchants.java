package dev.wonflow.simulator.gateway;

import dev.wonflow.simulator.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The accepted keys; two of one merchant may coexist while it rotates them. */
@Component
class Merchants {
  private final Map<String, Merchant> byKey = new HashMap<>();

  Merchants(Settings settings) {
    for (var entry : settings.secretKeys()) {
      int colon = entry.indexOf(':');
      var id = colon < 0 ? settings.merchant() : entry.substring(0, colon).strip();
      var key = entry.substring(colon + 1).strip();
      byKey.put(key, new Merchant(id, key));
    }
  }

  /**
   * @throws TossError UNAUTHORIZED_KEY, or INCORRECT_BASIC_AUTH_FORMAT for a key without its colon
   */
  Merchant authenticate(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith("Basic ")) {
      throw new TossError("UNAUTHORIZED_KEY");
    }
    var text = decode(authorization.substring(6).strip());
    if (!text.endsWith(":")) {
      throw new TossError("INCORRECT_BASIC_AUTH_FORMAT");
    }
    var merchant = byKey.get(text.substring(0, text.length() - 1));
    if (merchant == null) {
      throw new TossError("UNAUTHORIZED_KEY");
    }
    return merchant;
  }

  private static String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw new TossError("UNAUTHORIZED_KEY", notBase64);
    }
  }
}
