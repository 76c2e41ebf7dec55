package dev.wonflow.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random names as Toss makes them, and fingerprints. */
public final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String MIXED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private Tokens() {}

  /** Letters and digits, mixed case. */
  public static String mixed(int length) {
    return from(MIXED, length);
  }

  /** Lower-case letters and digits. */
  public static String lower(int length) {
    return from(MIXED.substring(26), length);
  }

  /** Digits only. */
  public static String digits(int length) {
    return from(MIXED.substring(52), length);
  }

  /** Toss's key of one movement of money, as seen since late 2025. */
  public static String transactionKey() {
    return "txrd_" + lower(26);
  }

  public static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String from(String alphabet, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
