package dev.wonflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemandTest {
  @Test
  void boundItselfIsEnough() {
    assertThat(Demand.atLeast(2, "ratio", 2).verdict()).isEqualTo("reached");
    assertThat(Demand.atMost(20, "statements", 20).verdict()).isEqualTo("reached");
  }

  @Test
  void wrongSideOfTheBoundIsNot() {
    assertThat(Demand.atLeast(2, "ratio", 1.999).verdict()).isEqualTo("not reached");
    assertThat(Demand.atMost(20, "statements", 20.1).verdict()).isEqualTo("not reached");
  }

  @Test
  void whatWasNotMeasuredHasNoVerdict() {
    Demand demand = Demand.atLeast(0.9, "growth", Double.NaN);

    assertThat(demand.verdict()).isEqualTo("-");
    assertThat(demand.value()).isEqualTo("not measured");
  }
}
