package dev.wonflow.activities.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens what the api-server locked: AES-256-GCM, the row's id bound to its content. */
@Component
public class Vault {
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final JdbcClient jdbc;
  private final SecretKeySpec key;

  Vault(JdbcClient jdbc, VaultProperties properties) {
    this.jdbc = jdbc;
    this.key = new SecretKeySpec(properties.bytes(), "AES");
  }

  /**
   * The text of a row.
   *
   * @throws IllegalStateException if it was locked with another key, or changed
   */
  public String open(String id) {
    byte[] content =
        jdbc.sql("select content from vault where id = :id")
            .param("id", id)
            .query(byte[].class)
            .single();
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, content, 0, IV_BYTES));
      cipher.updateAAD(id.getBytes(StandardCharsets.US_ASCII));
      byte[] text = cipher.doFinal(content, IV_BYTES, content.length - IV_BYTES);
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The vault's key does not open " + id, e);
    }
  }
}
