package dev.wonflow.api.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks names and accounts away: AES-256-GCM, 12 bytes of nonce before the cipher text, and the
 * row's id authenticated with it. Nothing is read back here: the database role may insert only; the
 * worker opens a row when it sends it to Toss.
 */
@Component
public class Vault {
  private static final int ID_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final JdbcClient database;
  private final byte[] key;

  Vault(JdbcClient database, VaultSettings settings) {
    this.database = database;
    this.key = Base64.getDecoder().decode(settings.key());
  }

  /** Keeps a text; its id is all that may go anywhere else. */
  public String keep(String text) {
    String id = "vlt_" + HexFormat.of().formatHex(bytes(ID_BYTES));
    database
        .sql("insert into vault (id, content) values (:id, :content)")
        .param("id", id)
        .param("content", locked(id, text))
        .update();
    return id;
  }

  /** Tells the same text from another, and nothing to whoever lacks the key. */
  public String fingerprint(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }

  private byte[] locked(String id, String text) {
    byte[] nonce = bytes(NONCE_BYTES);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(id.getBytes(StandardCharsets.US_ASCII));
      byte[] locked = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(nonce.length + locked.length).put(nonce).put(locked).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES in GCM", e);
    }
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
