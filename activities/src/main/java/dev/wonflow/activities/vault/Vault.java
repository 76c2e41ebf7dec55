package dev.wonflow.activities.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wonflow.error.ErrorCode;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens what the api-server locked: AES-256-GCM, 12 bytes of nonce before the cipher text, and the
 * row's id authenticated with it, so that no row can stand for another.
 */
@Component
public class Vault implements RefundAccounts {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;
  private final SecretKeySpec key;

  Vault(JdbcClient jdbc, VaultProperties properties) {
    this.jdbc = jdbc;
    this.key = new SecretKeySpec(properties.bytes(), "AES");
  }

  @Override
  public RefundAccount read(String row) {
    try {
      return JSON.readValue(open(row), RefundAccount.class);
    } catch (JsonProcessingException e) {
      throw unreadable(row);
    }
  }

  /**
   * The text of a row.
   *
   * @throws ApplicationFailure {@code TOSS_CONFIG} if it was locked with another key, or changed
   */
  public String open(String row) {
    byte[] content =
        jdbc.sql("select content from vault where id = :id")
            .param("id", row)
            .query(byte[].class)
            .single();
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, content, 0, NONCE_BYTES));
      cipher.updateAAD(row.getBytes(StandardCharsets.US_ASCII));
      byte[] text = cipher.doFinal(content, NONCE_BYTES, content.length - NONCE_BYTES);
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw unreadable(row);
    }
  }

  // Without a cause: what it quotes may be the account.
  private static ApplicationFailure unreadable(String row) {
    return ApplicationFailure.newFailure(
        "The vault's " + row + " cannot be opened; is WONFLOW_VAULT_KEY the api-server's?",
        ErrorCode.TOSS_CONFIG.name());
  }
}
