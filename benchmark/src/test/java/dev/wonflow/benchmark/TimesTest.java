package dev.wonflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final long MILLI = 1_000_000;

  @Test
  void shareIsTheNearestRank() {
    Times hundred = Times.of(LongStream.rangeClosed(1, 100).map(n -> (101 - n) * MILLI).toArray());

    assertThat(hundred.millis(0.5)).isEqualTo(50);
    assertThat(hundred.millis(0.99)).isEqualTo(99);
    assertThat(hundred.millis(1)).isEqualTo(100);
    assertThat(hundred.millis(0.001)).isEqualTo(1);
  }

  @Test
  void fewTimesHaveTheirGreatestAsHighShares() {
    assertThat(Times.of(7 * MILLI, 3 * MILLI).millis(0.99)).isEqualTo(7);
    assertThat(Times.of(7 * MILLI, 3 * MILLI).millis(0.5)).isEqualTo(3);
  }

  @Test
  void partsCountByTheirTimes() {
    Times slow = Times.of(9 * MILLI);
    Times fast = Times.of(1 * MILLI, 1 * MILLI, 1 * MILLI);

    assertThat(Times.together(List.of(slow, fast)).millis(0.5)).isEqualTo(1);
    assertThat(Times.together(List.of(slow, fast)).count()).isEqualTo(4);
  }

  @Test
  void noTimesHaveNoShare() {
    assertThat(Times.of().millis(0.5)).isNaN();
  }
}
