package dev.wonflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wonflow.simulator.gateway.Jwe;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class EncryptionTest {
  private static final String KEY =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final String HEADER =
      """
      {"alg":"dir","enc":"A256GCM","iat":"2026-01-05T09:00:00+09:00","nonce":"00000000-0000-4000-8000-000000000001"}""";
  private static final String SEALED =
      "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiaWF0IjoiMjAyNi0wMS0wNVQwOTowMDowMCswOTowMCIsIm5vbmNlIjoi"
          + "MDAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAxIn0..AAECAwQFBgcICQoL.PCC3Of_Uvw."
          + "SaYTVq6U6Ff4Bae8zrLpEA";

  @Test
  void knownTextSealsToTheKnownMessage() {
    var iv = new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

    assertThat(Jwe.seal(KEY, HEADER, iv, "{\"a\":1}")).isEqualTo(SEALED);
  }

  @Test
  void knownMessageOpens() throws Exception {
    assertThat(Jwe.header(SEALED)).isEqualTo(HEADER);
    assertThat(Jwe.open(KEY, SEALED)).isEqualTo("{\"a\":1}");
  }

  @Test
  void changedMessageDoesNotOpen() {
    assertThatThrownBy(() -> Jwe.open(KEY, SEALED.replace("PCC3", "PCC4")))
        .isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> Jwe.open(KEY.replace('0', '1'), SEALED))
        .isInstanceOf(GeneralSecurityException.class);
  }
}
