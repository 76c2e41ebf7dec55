package dev.wonflow.simulator;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Toss's clock by API. */
@RestController
class ClockController {
  private final SimulatorClock clock;
  private final List<Timer> timers;

  record Step(@Nullable Long advanceSeconds, @Nullable Double speed) {}

  record Shown(String now, double speed) {}

  ClockController(SimulatorClock clock, List<Timer> timers) {
    this.clock = clock;
    this.timers = timers;
  }

  @GetMapping("/sandbox/clock")
  Shown now() {
    return new Shown(
        clock.now().atZone(SeoulTime.ZONE).toOffsetDateTime().toString(), clock.speed());
  }

  /** What the new time makes due has happened when this answers (webhooks follow). */
  @PostMapping("/sandbox/clock")
  Shown set(@RequestBody Step step) {
    if (step.speed() != null) {
      clock.runAt(step.speed());
    }
    if (step.advanceSeconds() != null) {
      clock.advance(Duration.ofSeconds(step.advanceSeconds()));
    }
    timers.forEach(Timer::sweep);
    return now();
  }
}
