package dev.wonflow.activities.toss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The bodies of payouts v2 against the vector of the fact sheet (§8.2). */
class EnvelopeTest {
  private static final String KEY =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final String OTHER = "ff".repeat(32);
  private static final String VECTOR =
      "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiaWF0IjoiMjAyNi0wMS0wNVQwOTowMDowMCswOTowMCIsIm5vbmNlIjoi"
          + "MDAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAxIn0..AAECAwQFBgcICQoL.PCC3Of_Uvw."
          + "SaYTVq6U6Ff4Bae8zrLpEA";

  /** 0, 1, 2 and so on. */
  private static final class Counting extends SecureRandom {
    private static final long serialVersionUID = 1;

    @Override
    public void nextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) i;
      }
    }
  }

  @Test
  void lockedTextIsTheVectorOfTheFacts() {
    assertThat(
            envelope(KEY, "")
                .lock(
                    "{\"a\":1}",
                    "2026-01-05T09:00:00+09:00",
                    "00000000-0000-4000-8000-000000000001"))
        .isEqualTo(VECTOR);
  }

  @Test
  void vectorOpens() throws IOException {
    assertThat(envelope(KEY, "").open(VECTOR)).isEqualTo("{\"a\":1}");
  }

  @Test
  void keyBeforeTheRotationStillOpens() throws IOException {
    assertThat(envelope(OTHER, KEY).open(VECTOR)).isEqualTo("{\"a\":1}");
  }

  @Test
  void plainAnswerIsReadAsItIs() throws IOException {
    assertThat(envelope(KEY, "").open(" {\"a\":1}")).isEqualTo("{\"a\":1}");
  }

  @Test
  void otherKeyAndChangedTextDoNotOpen() {
    assertThatThrownBy(() -> envelope(OTHER, "").open(VECTOR)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> envelope(KEY, "").open(VECTOR.replace("PCC3", "PCC4")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> envelope(KEY, "").open("<html>")).isInstanceOf(IOException.class);
  }

  private static Envelope envelope(String key, String previous) {
    return new Envelope(
        new PayoutProperties(key, previous, Duration.ofSeconds(60)), new Counting());
  }
}
