package dev.wonflow.activities.vault;

import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The key of the vault. A wrong value stops the start.
 *
 * @param key 32 bytes in base64; never shown
 */
@ConfigurationProperties("wonflow.vault")
public record VaultProperties(String key) {
  private static final int KEY_BYTES = 32;

  /** Checks the value. */
  public VaultProperties {
    if (!isKey(key)) {
      throw new IllegalArgumentException(
          "Missing or not allowed: wonflow.vault.key (WONFLOW_VAULT_KEY, 32 bytes in base64)");
    }
  }

  byte[] bytes() {
    return Base64.getDecoder().decode(key);
  }

  @Override
  public String toString() {
    return "VaultProperties[]";
  }

  private static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
