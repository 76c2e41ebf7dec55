package dev.wonflow.simulator.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** JWE compact serialization with {@code dir} and {@code A256GCM}, as payouts use it. */
public final class Jwe {
  private static final int IV = 12;
  private static final int TAG = 16;

  private Jwe() {}

  /**
   * @param key 64 hex digits
   * @param header JSON text
   * @param iv 12 bytes, never used twice
   */
  public static String seal(String key, String header, byte[] iv, String text) {
    var protectedHeader = encode(header.getBytes(StandardCharsets.UTF_8));
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key, iv, protectedHeader);
      var sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      int length = sealed.length - TAG;
      var parts = Arrays.copyOfRange(sealed, 0, length);
      var tag = Arrays.copyOfRange(sealed, length, sealed.length);
      return String.join(".", protectedHeader, "", encode(iv), encode(parts), encode(tag));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The header's JSON, not yet trustworthy. @throws IllegalArgumentException if it is none */
  public static String header(String jwe) {
    return new String(decode(parts(jwe)[0]), StandardCharsets.UTF_8);
  }

  /**
   * @throws GeneralSecurityException if the key is another one or a bit was changed
   */
  public static String open(String key, String jwe) throws GeneralSecurityException {
    var parts = parts(jwe);
    var cipher = cipher(Cipher.DECRYPT_MODE, key, decode(parts[2]), parts[0]);
    var cipherText = decode(parts[3]);
    var sealed = Arrays.copyOf(cipherText, cipherText.length + TAG);
    System.arraycopy(requireTag(decode(parts[4])), 0, sealed, cipherText.length, TAG);
    return new String(cipher.doFinal(sealed), StandardCharsets.UTF_8);
  }

  private static byte[] requireTag(byte[] tag) {
    if (tag.length != TAG) {
      throw new IllegalArgumentException("the tag has 128 bits");
    }
    return tag;
  }

  private static String[] parts(String jwe) {
    var parts = jwe.strip().split("\\.", -1);
    if (parts.length != 5 || !parts[1].isEmpty()) {
      throw new IllegalArgumentException("not a compact JWE with a direct key");
    }
    return parts;
  }

  private static Cipher cipher(int mode, String key, byte[] iv, String protectedHeader)
      throws GeneralSecurityException {
    if (iv.length != IV) {
      throw new IllegalArgumentException("the IV has 96 bits");
    }
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    var secret = new SecretKeySpec(HexFormat.of().parseHex(key), "AES");
    cipher.init(mode, secret, new GCMParameterSpec(8 * TAG, iv));
    cipher.updateAAD(protectedHeader.getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
