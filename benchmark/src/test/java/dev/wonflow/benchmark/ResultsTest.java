package dev.wonflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final long MILLI = 1_000_000;

  @Test
  void rateIsTheMedianOfTheRounds() {
    Results results = new Results();
    results.add(block("ours", Load.clients(8), 10, 3));
    results.add(block("ours", Load.clients(8), 90, 3));
    results.add(block("ours", Load.clients(8), 30, 3));

    assertThat(results.summary("ours", Load.clients(8)).perSecond()).isEqualTo(30);
    assertThat(Results.median(List.of(4.0, 1.0))).isEqualTo(2.5);
  }

  @Test
  void bestIsTheHighestClosedLoad() {
    Results results = new Results();
    results.add(block("ours", Load.clients(1), 10, 3));
    results.add(block("ours", Load.clients(32), 40, 3));
    results.add(block("ours", Load.perSecond(80), 80, 3));
    results.add(block("limit", Load.clients(32), 99, 3));

    assertThat(results.best("ours")).isEqualTo(40);
    assertThat(results.best("dbos")).isNaN();
  }

  @Test
  void demandsAreRatiosOfOneRun() {
    Results results = new Results();
    Load open = Load.perSecond(24);
    for (Load load : List.of(Load.clients(1), open)) {
      results.add(block("limit", load, 50, 40));
      results.add(block("textbook", load, 16, 90));
      results.add(block("ours", load, 40, 100));
    }

    Cost cost =
        new Cost(
            Map.of("statements of wonflow_worker", 19.0, "statements of wonflow_api", 3.0),
            14,
            9_000);
    List<Demand> demands = new Demands(results, 50).of(cost, open, Load.clients(1));

    assertThat(demands.get(0).measured()).isEqualTo(2.5);
    assertThat(demands.get(1).measured()).isCloseTo(0.8, within(1e-9));
    assertThat(demands.get(2).measured()).isEqualTo(1.25);
    assertThat(demands.get(8).verdict()).isEqualTo("not reached");
    assertThat(demands.get(10).measured()).isEqualTo(9);
  }

  private static Measured block(String subject, Load load, int perSecond, long confirmMillis) {
    Times times = Times.of(confirmMillis * MILLI);
    return new Measured(subject, load, 1, perSecond, 0, times, times);
  }
}
