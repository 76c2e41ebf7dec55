package dev.wonflow.activities.toss;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Bodies of payouts v2: JWE with a shared key, {@code dir} and {@code A256GCM} (Toss API
 * 2022-11-16). The current key locks; the one before still opens.
 */
final class Envelope {
  private final List<byte[]> keys;
  private final SecureRandom random;

  Envelope(PayoutProperties properties, SecureRandom random) {
    this.keys = properties.keys().map(HexFormat.of()::parseHex).toList();
    this.random = random;
  }

  /**
   * Locks a text.
   *
   * @param issuedAt ISO-8601 with an offset, whole seconds; Toss refuses an old one
   * @param nonce Toss takes each once
   */
  String lock(String text, String issuedAt, String nonce) {
    String header =
        "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"iat\":\"%s\",\"nonce\":\"%s\"}"
            .formatted(issuedAt, nonce);
    try {
      JWEObject jwe = new JWEObject(JWEHeader.parse(Base64URL.encode(header)), new Payload(text));
      DirectEncrypter encrypter = new DirectEncrypter(keys.getFirst());
      encrypter.getJCAContext().setSecureRandom(random);
      jwe.encrypt(encrypter);
      return jwe.serialize();
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("Every Java platform has AES in GCM", e);
    }
  }

  /**
   * What a body says: plain JSON begins with a brace, all else is locked.
   *
   * @throws IOException if it is neither, or no key of ours opens it
   */
  String open(String body) throws IOException {
    String text = body.strip();
    if (text.startsWith("{")) {
      return text;
    }
    for (byte[] key : keys) {
      Optional<String> opened = opened(text, key);
      if (opened.isPresent()) {
        return opened.get();
      }
    }
    throw new IOException("No security key opens the answer");
  }

  /** Empty where it is another key's, or not Toss's at all. */
  private static Optional<String> opened(String text, byte[] key) throws IOException {
    try {
      JWEObject jwe = JWEObject.parse(text);
      jwe.decrypt(new DirectDecrypter(key));
      return Optional.of(jwe.getPayload().toString());
    } catch (ParseException e) {
      throw new IOException("Neither JSON nor a JWE");
    } catch (JOSEException e) {
      return Optional.empty();
    }
  }
}
