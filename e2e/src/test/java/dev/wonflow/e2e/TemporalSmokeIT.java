package dev.wonflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.local.LocalTemporal;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SDK and the real server understand each other, although the Boot BOM lifts the SDK's gRPC and
 * protobuf; and the server keeps what it was told when it is killed.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TemporalSmokeIT {
  private static final String QUEUE = "smoke";
  private LocalTemporal server;
  private WorkflowServiceStubs stubs;
  private WorkflowClient client;
  private WorkerFactory workers;

  @BeforeAll
  void start(@TempDir Path directory) {
    server = LocalTemporal.start(directory);
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(server.address()).build());
    client =
        WorkflowClient.newInstance(
            stubs, WorkflowClientOptions.newBuilder().setNamespace(server.namespace()).build());
    workers = WorkerFactory.newInstance(client);
    Worker worker = workers.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(Greeting.Impl.class, Greeting.BellImpl.class);
    worker.registerActivitiesImplementations(new Greeting.PolitenessImpl());
    workers.start();
  }

  @AfterAll
  void stop() {
    workers.shutdownNow();
    stubs.shutdownNow();
    server.close();
  }

  @Test
  void signalsReachAWorkflowAndItsLocalActivityAnswers() {
    Greeting greeting = greeting("greeting-signal");
    WorkflowClient.start(greeting::greet);

    greeting.name("Kim");
    greeting.name("Lee");
    greeting.end();

    assertThat(await(greeting)).isEqualTo("Dear Kim and Lee");
  }

  @Test
  void updatesAndQueriesAnswerWhileAWorkflowRuns() {
    Greeting greeting = greeting("greeting-update");
    WorkflowClient.start(greeting::greet);

    int count = greeting.add("Park");

    assertThat(count).isEqualTo(1);
    assertThat(greeting.names()).containsExactly("Park");
  }

  @Test
  void aScheduleStartsWorkflows() {
    ScheduleClient schedules = ScheduleClient.newInstance(stubs);
    ScheduleHandle schedule =
        schedules.createSchedule(
            "every-second", everySecond(), ScheduleOptions.newBuilder().build());

    Until.holds(
        "two runs",
        Duration.ofSeconds(30),
        () -> schedule.describe().getInfo().getNumActions() >= 2);

    schedule.delete();
  }

  @Test
  void aStartedWorkflowSurvivesTheKillOfTheServer() {
    Greeting greeting = greeting("greeting-kill");
    WorkflowClient.start(greeting::greet);
    greeting.name("Choi");
    long killed = server.program().pid();

    server.kill9();
    server.restart();

    greeting.end();
    assertThat(await(greeting)).isEqualTo("Dear Choi");
    assertThat(server.program().pid()).isNotEqualTo(killed);
  }

  private String await(Greeting greeting) {
    return WorkflowStub.fromTyped(greeting).getResult(String.class);
  }

  private Greeting greeting(String id) {
    return client.newWorkflowStub(Greeting.class, options(id));
  }

  private static Schedule everySecond() {
    var action =
        ScheduleActionStartWorkflow.newBuilder()
            .setWorkflowType(Greeting.Bell.class)
            .setOptions(options("greeting-schedule"))
            .build();
    var spec =
        ScheduleSpec.newBuilder()
            .setIntervals(List.of(new ScheduleIntervalSpec(Duration.ofSeconds(1))))
            .build();
    return Schedule.newBuilder().setAction(action).setSpec(spec).build();
  }

  private static WorkflowOptions options(String id) {
    return WorkflowOptions.newBuilder().setTaskQueue(QUEUE).setWorkflowId(id).build();
  }
}
