package dev.wonflow.worker;

import dev.wonflow.reconciliation.ReconciliationStarter;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Every day is proved, also one that Temporal missed. */
@Component
@EnableConfigurationProperties(ScheduleProperties.class)
class ReconciliationSchedule implements ApplicationRunner {
  private final KeptSchedules schedules;
  private final ScheduleProperties settings;

  ReconciliationSchedule(KeptSchedules schedules, ScheduleProperties settings) {
    this.schedules = schedules;
    this.settings = settings;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    schedules.keep(
        new KeptSchedules.Plan(
            "reconciliation",
            ScheduleSpec.newBuilder()
                .setCronExpressions(List.of(settings.cron()))
                .setTimeZoneName(settings.zone().getId())
                .build(),
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL)
                .setCatchupWindow(settings.catchUp())
                .build(),
            ReconciliationStarter.TYPE,
            "reconciliation-starter"));
  }
}
