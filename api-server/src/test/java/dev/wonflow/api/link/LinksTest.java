package dev.wonflow.api.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Settings;
import dev.wonflow.id.PaymentId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final String KEY = "0123456789abcdef";
  private static final PaymentId PAYMENT = new PaymentId("pay_abc");
  private final Links links = links(KEY);

  @Test
  void aTokenIsTheFirst32CharactersOfTheHmacInBase32() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] hmac = mac.doFinal("pay_abc".getBytes(StandardCharsets.UTF_8));
    StringBuilder bits = new StringBuilder();
    for (byte each : hmac) {
      bits.append(String.format("%8s", Integer.toBinaryString(each & 0xff)).replace(' ', '0'));
    }
    StringBuilder expected = new StringBuilder();
    for (int at = 0; at < 160; at += 5) {
      int five = Integer.parseInt(bits.substring(at, at + 5), 2);
      expected.append("abcdefghijklmnopqrstuvwxyz234567".charAt(five));
    }

    assertThat(links.token(PAYMENT)).isEqualTo("pay_abc." + expected);
    assertThat(links.checkout(PAYMENT))
        .isEqualTo("https://pay.example/checkout/pay_abc." + expected);
  }

  @Test
  void aTokenOfOursOpensItsPayment() {
    assertThat(links.payment(links.token(PAYMENT))).contains(PAYMENT);
  }

  @Test
  void anyOtherTokenOpensNothing() {
    String token = links.token(PAYMENT);

    for (String forged :
        List.of(
            "",
            ".",
            "pay_abc",
            "pay_abc.",
            token + "a",
            token.substring(0, token.length() - 1),
            token.replace("pay_abc", "pay_abd"),
            token.toUpperCase(java.util.Locale.ROOT),
            links("another key, long enough").token(PAYMENT))) {
      assertThat(links.payment(forged)).as(forged).isEmpty();
    }
  }

  private static Links links(String key) {
    return new Links(
        new Settings(
            "test",
            URI.create("https://pay.example"),
            key,
            Duration.ofSeconds(1),
            List.of(),
            new Settings.Toss(URI.create("https://toss.example/v2"), "test_ck"),
            new Settings.PaymentWaits(
                null, null, null, null, null, null, null, null, null, null, null)));
  }
}
