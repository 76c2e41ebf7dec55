package dev.wonflow.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * Derives ids from what the caller said, so that the same request always gets the same id: 32
 * characters of lower-case base32 of a SHA-256, which is 160 bits.
 */
public final class Ids {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 32;

  private Ids() {}

  /** The payment that a client asks for under an {@code Idempotency-Key}. */
  public static PaymentId payment(String deployment, String client, String idempotencyKey) {
    return new PaymentId("pay_" + hash(deployment, client, "payment", idempotencyKey));
  }

  /** The n-th order of a payment, counted from 1. */
  public static PaymentOrderId order(PaymentId payment, int n) {
    return new PaymentOrderId(payment.value() + "-" + n);
  }

  /** The refund that a client asks for under an {@code Idempotency-Key}. */
  public static RefundId refund(String deployment, PaymentId payment, String idempotencyKey) {
    return new RefundId("ref_" + hash(deployment, payment.value(), idempotencyKey));
  }

  /** The refund that somebody made at Toss, past us. */
  public static RefundId refundAtToss(PaymentId payment, String transactionKey) {
    return new RefundId("ref_" + hash("toss", payment.value(), "cancel", transactionKey));
  }

  /** The one refund of a charge that came although the payment was cancelled before. */
  public static RefundId refundOfLateCharge(PaymentId payment) {
    return new RefundId("ref_" + hash("late", payment.value()));
  }

  /** The one cancel of a deposit that nobody made yet. */
  public static RefundId cancelOfDeposit(PaymentId payment) {
    return new RefundId("ref_" + hash("deposit", payment.value()));
  }

  /** What a request says, to tell a repetition from another request under the same key. */
  public static String fingerprint(String canonicalRequest) {
    return hash(canonicalRequest);
  }

  /** The SHA-256 of one secret in lower-case base32, for comparison without keeping the secret. */
  public static String digest(String secret) {
    return hash(secret);
  }

  /** The payout that a client asks for under an {@code Idempotency-Key}; also Toss's reference. */
  public static PayoutId payout(String deployment, String client, String idempotencyKey) {
    return new PayoutId("out_" + hash(deployment, client, "payout", idempotencyKey));
  }

  /** The batch that a client asks for under an {@code Idempotency-Key}. */
  public static BatchId batch(String deployment, String client, String idempotencyKey) {
    return new BatchId("bat_" + hash(deployment, client, "batch", idempotencyKey));
  }

  /** The payout of one line of a batch: the same one however often the line is read. */
  public static PayoutId payoutOf(BatchId batch, int line) {
    return new PayoutId("out_" + hash(batch.value(), "line", Integer.toString(line)));
  }

  /** What Toss calls a seller, for ever: its limit of 20 characters is shorter than ours. */
  public static String refSeller(String deployment, SellerId seller) {
    return hash(deployment, "seller", seller.value()).substring(0, 20);
  }

  static void require(String value, Pattern form) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException("Not an id of the form " + form);
    }
  }

  /** The parts are length-prefixed: ("a", "bc") and ("ab", "c") are different things. */
  static String hash(String... parts) {
    MessageDigest sha256 = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      sha256.update(bytes);
    }
    return base32(sha256.digest());
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder(LENGTH);
    for (int character = 0; character < LENGTH; character++) {
      int bit = character * 5;
      int pair = ((bytes[bit / 8] & 0xff) << 8) | (bytes[bit / 8 + 1] & 0xff);
      text.append(ALPHABET.charAt((pair >> (11 - bit % 8)) & 31));
    }
    return text.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
