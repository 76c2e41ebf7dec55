package dev.wonflow.simulator.webhook;

import dev.wonflow.simulator.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** {@code v1:} values over body and transmission time, one for each key that is valid. */
@Component
class Signatures {
  private static final String NOT_OURS = "ff".repeat(32);
  private final Settings settings;

  Signatures(Settings settings) {
    this.settings = settings;
  }

  Optional<String> of(Signing signing, String body, String time) {
    var keys = settings.securityKeys();
    return switch (signing) {
      case NONE -> Optional.empty();
      case VALID -> Optional.of(header(List.of(keys.getFirst(), keys.getLast()), body, time));
      case OLD_KEY -> Optional.of(header(List.of(keys.getLast()), body, time));
      case WRONG -> Optional.of(header(List.of(NOT_OURS, NOT_OURS), body, time));
    };
  }

  private static String header(List<String> keys, String body, String time) {
    return keys.stream()
        .map(key -> "v1:" + sign(key, body + ":" + time))
        .collect(Collectors.joining(","));
  }

  /**
   * @param key 64 hex digits, decoded to the 32 bytes that sign
   */
  static String sign(String key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
