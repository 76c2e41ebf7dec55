package dev.wonflow.worker;

import dev.wonflow.payment.PaymentWorkflow;
import dev.wonflow.reconciliation.ReconciliationStarter;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Keeps Temporal's schedule as it is configured. Every worker does so at its start; with the same
 * configuration the order does not matter. What an operator paused stays paused.
 */
@Component
@EnableConfigurationProperties(ScheduleProperties.class)
class ReconciliationSchedule implements ApplicationRunner {
  private static final String ID = "reconciliation";

  private final ScheduleClient schedules;
  private final ScheduleProperties settings;

  ReconciliationSchedule(ScheduleClient schedules, ScheduleProperties settings) {
    this.schedules = schedules;
    this.settings = settings;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    try {
      schedules.createSchedule(
          ID, configured(Schedule.newBuilder()), ScheduleOptions.newBuilder().build());
    } catch (ScheduleAlreadyRunningException there) {
      schedules
          .getHandle(ID)
          .update(
              stored ->
                  new ScheduleUpdate(
                      configured(Schedule.newBuilder(stored.getDescription().getSchedule()))));
    }
  }

  private Schedule configured(Schedule.Builder schedule) {
    return schedule
        .setSpec(
            ScheduleSpec.newBuilder()
                .setCronExpressions(List.of(settings.cron()))
                .setTimeZoneName(settings.zone().getId())
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL)
                .setCatchupWindow(settings.catchUp())
                .build())
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(ReconciliationStarter.TYPE)
                .setArguments()
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId("reconciliation-starter")
                        .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                        .build())
                .build())
        .build();
  }
}
