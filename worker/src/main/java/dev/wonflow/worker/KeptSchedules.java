package dev.wonflow.worker;

import dev.wonflow.payment.PaymentWorkflow;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import org.springframework.stereotype.Component;

/**
 * Keeps Temporal's schedules as they are configured. Every worker does so at its start; with the
 * same configuration the order does not matter. What an operator paused stays paused.
 */
@Component
class KeptSchedules {
  private final ScheduleClient schedules;

  KeptSchedules(ScheduleClient schedules) {
    this.schedules = schedules;
  }

  /**
   * When a workflow without input is started.
   *
   * @param workflowId to which the server appends the time
   */
  record Plan(
      String id, ScheduleSpec when, SchedulePolicy policy, String workflowType, String workflowId) {
    Schedule in(Schedule.Builder schedule) {
      return schedule
          .setSpec(when)
          .setPolicy(policy)
          .setAction(
              ScheduleActionStartWorkflow.newBuilder()
                  .setWorkflowType(workflowType)
                  .setArguments()
                  .setOptions(
                      WorkflowOptions.newBuilder()
                          .setWorkflowId(workflowId)
                          .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                          .build())
                  .build())
          .build();
    }
  }

  void keep(Plan plan) {
    try {
      schedules.createSchedule(
          plan.id(), plan.in(Schedule.newBuilder()), ScheduleOptions.newBuilder().build());
    } catch (ScheduleAlreadyRunningException there) {
      schedules
          .getHandle(plan.id())
          .update(
              stored ->
                  new ScheduleUpdate(
                      plan.in(Schedule.newBuilder(stored.getDescription().getSchedule()))));
    }
  }
}
