package dev.wonflow.payment;

import static dev.wonflow.payment.Samples.KEY;
import static dev.wonflow.payment.Samples.PRICE;

import dev.wonflow.toss.Hours;
import dev.wonflow.toss.TossAnswer;
import dev.wonflow.toss.TossPayment;
import dev.wonflow.toss.TossStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A payment on the time-skipping server, with Toss, books and desk in memory. */
abstract class PaymentStory {
  final ScriptedToss toss = new ScriptedToss();
  final MemoryBooks books = new MemoryBooks();
  final MemoryDesk desk = new MemoryDesk();
  final Hours hours = new Hours();
  TestWorkflowEnvironment temporal;
  PaymentRequest request;
  PaymentWorkflow payment;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench(toss, books, desk, hours);
    temporal = bench.temporal;
    request = bench.request("order-1");
    payment =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                PaymentWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(request.paymentId().value())
                    .setTaskQueue(PaymentWorkflow.TASK_QUEUE)
                    .build());
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  PaymentOutcome confirmed() {
    startConfirmed();
    return result();
  }

  /** The buyer has agreed; the end is not waited for. */
  void startConfirmed() {
    WorkflowClient.start(payment::run, request);
    payment.confirm(new Checkout(KEY, PRICE));
  }

  /** What Temporal has recorded of the payment. */
  List<HistoryEvent> events() {
    return temporal
        .getWorkflowClient()
        .fetchHistory(request.paymentId().value())
        .getHistory()
        .getEventsList();
  }

  /** The ids of the flows that it started. */
  List<String> children() {
    return events().stream()
        .filter(HistoryEvent::hasStartChildWorkflowExecutionInitiatedEventAttributes)
        .map(event -> event.getStartChildWorkflowExecutionInitiatedEventAttributes())
        .map(started -> started.getWorkflowId())
        .toList();
  }

  static Failure failureOf(PaymentOutcome outcome) {
    return Objects.requireNonNull(outcome.failure(), "the outcome names a failure");
  }

  PaymentOutcome result() {
    return WorkflowStub.fromTyped(payment).getResult(PaymentOutcome.class);
  }

  Supplier<TossAnswer> shown(TossStatus status) {
    return () -> {
      TossPayment shown = Samples.toss(request.paymentId(), status);
      return new TossAnswer.Found(shown);
    };
  }

  Duration elapsed() {
    return Duration.between(
        request.requestedAt(), Instant.ofEpochMilli(temporal.currentTimeMillis()));
  }
}
