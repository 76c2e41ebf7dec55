package dev.wonflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TrendTest {
  @Test
  void theFirstThirdDoesNotCount() {
    Trend trend = Trend.of(List.of(1.0, 50.0, 90.0, 100.0, 100.0, 100.0, 100.0, 100.0, 100.0));

    assertThat(trend.growth()).isEqualTo(1);
    assertThat(trend.anHour()).isZero();
  }

  @Test
  void aLeakIsARiseByTheHour() {
    List<Double> leak = DoubleStream.iterate(100, value -> value + 2).limit(30).boxed().toList();

    Trend trend = Trend.of(leak);

    assertThat(trend.anHour()).isCloseTo(120, within(1e-9));
    assertThat(trend.growth()).isGreaterThan(1.05);
  }
}
