package dev.wonflow.worker;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether Temporal answers for our namespace, within two seconds. */
@Component("temporal")
class TemporalHealthIndicator implements HealthIndicator {
  private static final int LIMIT_SECONDS = 2;

  private final WorkflowClient client;

  TemporalHealthIndicator(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public Health health() {
    String namespace = client.getOptions().getNamespace();
    try {
      var namespaceRequest = DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build();
      client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS)
          .describeNamespace(namespaceRequest);
      return Health.up().withDetail("namespace", namespace).build();
    } catch (StatusRuntimeException e) {
      return Health.down().withDetail("reason", e.getStatus().getCode().name()).build();
    }
  }
}
