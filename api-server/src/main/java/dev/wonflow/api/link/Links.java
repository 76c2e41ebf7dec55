package dev.wonflow.api.link;

import dev.wonflow.api.Settings;
import dev.wonflow.api.problem.Require;
import dev.wonflow.id.PaymentId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The links under which buyers see their payment: {@code {paymentId}.{32 characters}} of an HMAC,
 * because an id authorises nothing.
 */
@Component
public class Links {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 32;

  private final SecretKeySpec key;
  private final String publicUrl;

  Links(Settings settings) {
    key = new SecretKeySpec(settings.linkKey().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    publicUrl = settings.publicUrl().toString();
  }

  /** Where the shop sends its buyer. */
  public String checkout(PaymentId payment) {
    return publicUrl + "/checkout/" + token(payment);
  }

  /** What stands after {@code /checkout/}. */
  public String token(PaymentId payment) {
    return payment.value() + "." + signature(payment.value());
  }

  /** The payment of a token that we made; empty for any other. */
  public Optional<PaymentId> payment(String token) {
    int dot = token.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    return Require.paymentId(token.substring(0, dot))
        .filter(id -> same(signature(id), token.substring(dot + 1)))
        .map(PaymentId::new);
  }

  /** Takes as long for a near miss as for a far one. */
  private static boolean same(String ours, String theirs) {
    return MessageDigest.isEqual(
        ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
  }

  private String signature(String paymentId) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return base32(mac.doFinal(paymentId.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder(LENGTH);
    for (int bit = 0; bit < LENGTH * 5; bit += 5) {
      int pair = ((bytes[bit / 8] & 0xff) << 8) | (bytes[bit / 8 + 1] & 0xff);
      text.append(ALPHABET.charAt((pair >> (11 - bit % 8)) & 31));
    }
    return text.toString();
  }
}
