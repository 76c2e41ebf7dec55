package dev.wonflow.activities.toss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TossPropertiesTest {
  @Test
  void waitsThreeSecondsUnlessToldOtherwise() {
    TossProperties toss = bind(Map.of("base-url", "http://toss", "secret-key", "test_sk_1"));

    assertThat(toss.callTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(toss.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource({
    "http://toss, '', 3s, 1s, secret-key",
    "http://toss, with:colon, 3s, 1s, secret-key",
    "ftp://toss, test_sk_1, 3s, 1s, base-url",
    "http://toss, live_sk_1, 3s, 1s, base-url",
    "http://toss, test_sk_1, 0s, 1s, call-timeout",
    "http://toss, test_sk_1, 1s, 2s, connect-timeout",
  })
  void wrongValueStopsTheStartAndIsNamed(
      String url, String key, String call, String connect, String named) {
    assertThatThrownBy(
            () ->
                bind(
                    Map.of(
                        "base-url", url,
                        "secret-key", key,
                        "call-timeout", call,
                        "connect-timeout", connect)))
        .hasStackTraceContaining("wonflow.toss." + named);
  }

  @Test
  void secretIsNotShown() {
    assertThat(bind(Map.of("base-url", "https://toss", "secret-key", "live_sk_secret")).toString())
        .doesNotContain("secret");
  }

  private static TossProperties bind(Map<String, String> settings) {
    MapConfigurationPropertySource source = new MapConfigurationPropertySource();
    settings.forEach((name, value) -> source.put("wonflow.toss." + name, value));
    return new Binder(source).bind("wonflow.toss", TossProperties.class).get();
  }
}
