package dev.wonflow.activities.vault;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the vault is opened.
 *
 * @param key 32 bytes in base64, the same as the api-server's; never shown. Without one no refund
 *     of a deposit can be sent
 */
@ConfigurationProperties("wonflow.vault")
record VaultProperties(String key) {
  @Override
  public String toString() {
    return "VaultProperties[***]";
  }
}
