package dev.wonflow.api.refund;

import dev.wonflow.id.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts accounts of people away. AES-GCM, 12 bytes of nonce before the cipher text, and the row's id
 * authenticated with it; the worker opens a row when it sends it to Toss. Nothing is read back
 * here: the database role may insert only.
 */
@Component
class Vault {
  private static final int ID_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final String key;
  private final JdbcClient database;
  private final JsonMapper json;

  Vault(@Value("${wonflow.vault.key:}") String key, JdbcClient database, JsonMapper json) {
    this.key = key;
    this.database = database;
    this.json = json;
  }

  /** The id of the new row. */
  String put(RefundAccount account) {
    String row = "vlt_" + HexFormat.of().formatHex(bytes(ID_BYTES));
    database
        .sql("insert into vault (id, content) values (:id, :content)")
        .param("id", row)
        .param("content", sealed(row, json.writeValueAsBytes(account)))
        .update();
    return row;
  }

  /** Tells a repetition from another account; says nothing to whoever lacks the key. */
  String mark(RefundAccount account) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret());
      return Ids.digest(HexFormat.of().formatHex(mac.doFinal(json.writeValueAsBytes(account))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("WONFLOW_VAULT_KEY is not a key", e);
    }
  }

  private byte[] sealed(String row, byte[] plain) {
    byte[] nonce = bytes(NONCE_BYTES);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, secret(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
      byte[] secret = cipher.doFinal(plain);
      return ByteBuffer.allocate(nonce.length + secret.length).put(nonce).put(secret).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("WONFLOW_VAULT_KEY is not a key", e);
    }
  }

  private SecretKey secret() {
    if (key.isEmpty()) {
      throw new IllegalStateException("WONFLOW_VAULT_KEY is missing");
    }
    return new SecretKeySpec(Base64.getDecoder().decode(key), "AES");
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
