package dev.wonflow.benchmark;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/**
 * Workflows whose steps do nothing, worked on in this JVM: that saves them a process, which the
 * comparison grants them.
 */
final class BareTemporal implements Subject {
  private static final long ENDS_WITHIN_SECONDS = 60;
  private final String name;
  private final Class<?> workflow;
  private final BiConsumer<WorkflowStub, String> confirm;
  private final WorkflowClient client;
  private final WorkerFactory workers;
  private final long seed;

  private BareTemporal(
      String name,
      Class<?> workflow,
      BiConsumer<WorkflowStub, String> confirm,
      WorkflowClient client,
      long seed) {
    this.name = name;
    this.workflow = workflow;
    this.confirm = confirm;
    this.client = client;
    this.seed = seed;
    this.workers =
        WorkerFactory.newInstance(
            client, WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build());
  }

  /** The upper bound: start, signal, local steps, result. */
  static BareTemporal limit(WorkflowClient client, long seed) {
    BareTemporal subject =
        new BareTemporal(
            "limit",
            LimitWorkflow.class,
            (payment, key) -> payment.signal("confirm", key),
            client,
            seed);
    return subject.work(LimitWorkflowImpl.class);
  }

  /** The usual way: start, update, four regular activities. */
  static BareTemporal textbook(WorkflowClient client, long seed) {
    BareTemporal subject =
        new BareTemporal(
            "textbook",
            TextbookWorkflow.class,
            (payment, key) -> payment.update("confirm", String.class, key),
            client,
            seed);
    return subject.work(TextbookWorkflowImpl.class);
  }

  private BareTemporal work(Class<?> implementation) {
    Worker worker =
        workers.newWorker(name, WorkerOptions.newBuilder().setUsingVirtualThreads(true).build());
    worker.registerWorkflowImplementationTypes(implementation);
    worker.registerActivitiesImplementations(new NoOpStepsImpl());
    workers.start();
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Begun begin(long number) {
    String id = name + "-" + seed + "-" + number;
    WorkflowStub payment =
        client.newUntypedWorkflowStub(
            workflow.getSimpleName(),
            WorkflowOptions.newBuilder().setWorkflowId(id).setTaskQueue(name).build());
    payment.start(id);
    return () -> confirm(payment, id);
  }

  private long confirm(WorkflowStub payment, String id) {
    long begin = System.nanoTime();
    confirm.accept(payment, "key-" + id);
    try {
      payment.getResult(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS, String.class);
    } catch (TimeoutException e) {
      throw new IllegalStateException(id + " did not end", e);
    }
    return System.nanoTime() - begin;
  }

  @Override
  public void close() {
    workers.shutdownNow();
    workers.awaitTermination(10, TimeUnit.SECONDS);
  }
}
