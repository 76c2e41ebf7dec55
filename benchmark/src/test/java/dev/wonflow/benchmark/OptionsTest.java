package dev.wonflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void whatIsSaidWins() {
    Options options = Options.of("--seconds=3", "--quick", "--latency=0", "--seed=7");

    assertThat(options.block()).isEqualTo(Duration.ofSeconds(3));
    assertThat(options.latency()).isZero();
    assertThat(options.seed()).isEqualTo(7);
  }

  @Test
  void oneQuestionIsAnswered() {
    assertThat(Options.of().question()).isEqualTo(Question.RESULTS);
    assertThat(Options.of("--quick", "--scale-out").question()).isEqualTo(Question.SCALE_OUT);
    assertThat(Options.of("--growth").entries()).isEqualTo(10_000_000);
  }

  @Test
  void unknownOrSenselessOptionIsRefused() {
    for (String option :
        new String[] {"--fast", "--rounds=0", "--seconds=600", "--seed=x", "--minutes"}) {
      assertThatThrownBy(() -> Options.of(option))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(option.split("=", 2)[0]);
    }
  }
}
