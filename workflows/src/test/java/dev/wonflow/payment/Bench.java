package dev.wonflow.payment;

import static dev.wonflow.payment.Samples.KEY;
import static dev.wonflow.payment.Samples.PRICE;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Instant;

/** A time-skipping server with a worker for payments. */
final class Bench implements AutoCloseable {
  final TestWorkflowEnvironment temporal;

  /** The worker carries out these activities. */
  Bench(Object... activities) {
    temporal = TimeSkipping.server();
    var worker = temporal.newWorker(PaymentWorkflow.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(
        PaymentWorkflowImpl.class, GivesBack.class, FollowsUp.class);
    worker.registerActivitiesImplementations(activities);
    temporal.start();
  }

  Instant now() {
    return Instant.ofEpochMilli(temporal.currentTimeMillis());
  }

  /** A payment that somebody asks for now. */
  PaymentRequest request(String name) {
    return Samples.request(name, now());
  }

  PaymentWorkflow stub(PaymentRequest request) {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            PaymentWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(request.paymentId().value())
                .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                .build());
  }

  /** A payment that somebody else starts. */
  PaymentWorkflow running(PaymentRequest request) {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(PaymentWorkflow.class, request.paymentId().value());
  }

  /** Starts the payment; the buyer has agreed. */
  PaymentWorkflow confirmed(PaymentRequest request) {
    PaymentWorkflow payment = stub(request);
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));
    return payment;
  }

  PaymentOutcome result(PaymentWorkflow payment) {
    return WorkflowStub.fromTyped(payment).getResult(PaymentOutcome.class);
  }

  @Override
  public void close() {
    temporal.close();
  }
}
