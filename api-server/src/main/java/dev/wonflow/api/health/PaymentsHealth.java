package dev.wonflow.api.health;

import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Up only when a payment can be accepted: Temporal answers, and the view can be read. */
@Component("paymentIntake")
class PaymentsHealth implements HealthIndicator, DisposableBean {
  private static final long LONGEST_SECONDS = 2;

  private final ExecutorService checks = Executors.newVirtualThreadPerTaskExecutor();
  private final WorkflowClient temporal;
  private final JdbcClient database;

  PaymentsHealth(WorkflowClient temporal, JdbcClient database) {
    this.temporal = temporal;
    this.database = database;
  }

  @Override
  public Health health() {
    var temporalAnswers = check(this::askTemporal);
    var viewReadable = check(this::readView);
    boolean up = temporalAnswers.join() && viewReadable.join();
    return (up ? Health.up() : Health.down())
        .withDetail("temporal", temporalAnswers.join())
        .withDetail("database", viewReadable.join())
        .build();
  }

  private CompletableFuture<Boolean> check(Runnable question) {
    return CompletableFuture.runAsync(question, checks)
        .thenApply(done -> true)
        .completeOnTimeout(false, LONGEST_SECONDS, TimeUnit.SECONDS)
        .exceptionally(failed -> false);
  }

  private void askTemporal() {
    temporal
        .getWorkflowServiceStubs()
        .blockingStub()
        .withDeadlineAfter(LONGEST_SECONDS, TimeUnit.SECONDS)
        .describeNamespace(
            DescribeNamespaceRequest.newBuilder()
                .setNamespace(temporal.getOptions().getNamespace())
                .build());
  }

  private void readView() {
    database
        .sql("select count(*) from (select from payment_view limit 1) one")
        .query()
        .singleValue();
  }

  @Override
  public void destroy() {
    checks.shutdownNow();
  }
}
