package dev.wonflow.worker;

import dev.wonflow.payout.ReleaseWorkflow;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** A run releases all that is due, so one that was missed needs no other. */
@Component
@EnableConfigurationProperties(ReleaseProperties.class)
class ReleaseSchedule implements ApplicationRunner {
  /** Temporal's shortest. */
  private static final Duration CATCH_UP = Duration.ofSeconds(10);

  private final KeptSchedules schedules;
  private final ReleaseProperties settings;

  ReleaseSchedule(KeptSchedules schedules, ReleaseProperties settings) {
    this.schedules = schedules;
    this.settings = settings;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    schedules.keep(
        new KeptSchedules.Plan(
            "release",
            ScheduleSpec.newBuilder()
                .setIntervals(List.of(new ScheduleIntervalSpec(settings.every())))
                .build(),
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(CATCH_UP)
                .build(),
            ReleaseWorkflow.TYPE,
            "release"));
  }
}
