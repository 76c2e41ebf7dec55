package dev.wonflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class DriverTest {
  private static final Duration BLOCK = Duration.ofMillis(500);

  private final Driver driver = new Driver(new Console(System.out));
  private final List<String> steps = Collections.synchronizedList(new ArrayList<>());

  /** Confirms take some milliseconds, and every third payment is refused. */
  private final class Noting implements Subject {
    @Override
    public String name() {
      return "noting";
    }

    @Override
    public Begun begin(long number) {
      if (number % 3 == 0) {
        throw new IllegalStateException("refused");
      }
      steps.add("begin " + number);
      return () -> {
        LockSupport.parkNanos(5_000_000);
        steps.add("confirm " + number);
        return 5_000_000;
      };
    }
  }

  @Test
  void nextPaymentIsAskedForBeforeTheOneBeforeIsConfirmed() {
    driver.run(new Noting(), Load.clients(1), BLOCK);

    assertThat(steps)
        .startsWith("begin 1", "begin 2", "confirm 1", "confirm 2", "begin 4", "begin 5");
  }

  @Test
  void everyPaymentThatBeganIsConfirmedAndCounted() {
    Measured closed = driver.run(new Noting(), Load.clients(4), BLOCK);

    long begun = steps.stream().filter(step -> step.startsWith("begin")).count();
    assertThat(closed.whole().count()).isEqualTo((int) begun);
    assertThat(steps).hasSize(2 * closed.whole().count());
    assertThat(closed.failed()).isPositive();
  }

  @Test
  void whatEndsWhileTheLoadGrowsCountsForNoRate() {
    Measured closed = driver.run(new Noting(), Load.clients(4), BLOCK);

    assertThat(closed.seconds()).isEqualTo(0.3);
    assertThat(closed.done()).isPositive().isLessThan(closed.whole().count());
  }

  @Test
  void buyersTimeIsNoPartOfAPaymentThatComesAtARate() {
    Measured open = driver.run(new Noting(), Load.perSecond(10), BLOCK);

    assertThat(open.whole().count()).isPositive();
    assertThat(open.whole().millis(1)).isLessThan(1_000);
  }
}
