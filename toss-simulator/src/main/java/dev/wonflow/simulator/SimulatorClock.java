package dev.wonflow.simulator;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Toss's clock: it can be put forward and made faster, and goes on after a restart. */
@Component
public class SimulatorClock {
  private static final String NAME = "clock";
  private final Remembered remembered;
  private volatile Setting setting;

  /** Simulated time was {@code simulated} when it was really {@code real}. */
  record Setting(Instant real, Instant simulated, double speed) {}

  SimulatorClock(Remembered remembered) {
    this.remembered = remembered;
    var now = Instant.now();
    this.setting = remembered.find(NAME, Setting.class).orElse(new Setting(now, now, 1));
  }

  public Instant now() {
    return at(setting, Instant.now());
  }

  public double speed() {
    return setting.speed();
  }

  /** Never backwards: Toss's history would contradict itself. */
  public synchronized void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("the clock only goes forward");
    }
    var real = Instant.now();
    set(new Setting(real, at(setting, real).plus(step), setting.speed()));
  }

  /** Simulated seconds per real second, above 0 and at most 100,000. */
  public synchronized void runAt(double speed) {
    if (!(speed > 0 && speed <= 100_000)) {
      throw new IllegalArgumentException("speed must be above 0 and at most 100000");
    }
    var real = Instant.now();
    set(new Setting(real, at(setting, real), speed));
  }

  private void set(Setting next) {
    remembered.put(NAME, next);
    setting = next;
  }

  private static Instant at(Setting setting, Instant real) {
    var elapsed = Duration.between(setting.real(), real).toNanos();
    return setting.simulated().plusNanos((long) (elapsed * setting.speed()));
  }
}
