package dev.wonflow.activities.vault;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wonflow.error.ErrorCode;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens rows of the vault: AES-GCM, 12 bytes of nonce before the cipher text, and the row's id
 * authenticated with it, so that no row can stand for another.
 */
@Component
class Vault implements RefundAccounts {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final JsonMapper JSON = new JsonMapper();

  private final VaultProperties vault;
  private final JdbcClient jdbc;

  Vault(VaultProperties vault, JdbcClient jdbc) {
    this.vault = vault;
    this.jdbc = jdbc;
  }

  @Override
  public RefundAccount read(String row) {
    byte[] content =
        jdbc.sql("select content from vault where id = :id")
            .param("id", row)
            .query((found, n) -> found.getBytes("content"))
            .single();
    try {
      return JSON.readValue(open(row, content), RefundAccount.class);
    } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
      // Without the cause: what it quotes may be the account.
      throw ApplicationFailure.newFailure(
          "The vault's " + row + " cannot be opened; is WONFLOW_VAULT_KEY the api-server's?",
          ErrorCode.TOSS_CONFIG.name());
    }
  }

  private byte[] open(String row, byte[] content) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(Base64.getDecoder().decode(vault.key()), "AES"),
        new GCMParameterSpec(TAG_BITS, Arrays.copyOf(content, NONCE_BYTES)));
    cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
    return cipher.doFinal(content, NONCE_BYTES, content.length - NONCE_BYTES);
  }
}
