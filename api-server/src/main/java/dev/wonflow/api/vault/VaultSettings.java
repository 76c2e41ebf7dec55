package dev.wonflow.api.vault;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The key of the vault.
 *
 * @param key 32 bytes in base64; never shown
 */
@Validated
@ConfigurationProperties("wonflow.vault")
record VaultSettings(@NotNull @Pattern(regexp = "[A-Za-z0-9+/]{43}=") String key) {
  @Override
  public String toString() {
    return "VaultSettings[]";
  }
}
