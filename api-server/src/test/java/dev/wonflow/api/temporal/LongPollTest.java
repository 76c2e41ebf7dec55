package dev.wonflow.api.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wonflow.api.World;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LongPollTest {
  private static final Duration LOOK = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger cancels = new AtomicInteger();
  private final WorkflowServiceStubs stubs =
      WorkflowServiceStubs.newServiceStubs(
          WorkflowServiceStubsOptions.newBuilder()
              .setTarget(World.TEMPORAL)
              .setGrpcClientInterceptors(List.of(new Counting()))
              .build());
  private final WorkflowClient temporal = WorkflowClient.newInstance(stubs);
  private final String id = "endless-" + UUID.randomUUID();
  private final WorkflowStub workflow =
      temporal.newUntypedWorkflowStub(
          "Endless", WorkflowOptions.newBuilder().setWorkflowId(id).setTaskQueue("nobody").build());

  @AfterEach
  void close() {
    stubs.shutdownNow();
  }

  @Test
  void manyLooksAreOneCall() {
    workflow.start();

    LongPoll end = LongPoll.begin(temporal, id, LONG);
    for (int look = 0; look < 8; look++) {
      assertThat(end.endsWithin(LOOK)).isFalse();
    }

    assertThat(calls).hasValue(1);
  }

  @Test
  void endIsSeenAlsoAfterTheServerAnsweredThatThereIsNone() {
    workflow.start();

    LongPoll end = LongPoll.begin(temporal, id, Duration.ZERO);
    await().atMost(LONG).until(() -> !end.endsWithin(LOOK) && calls.get() > 1);
    workflow.terminate("for the test");
    assertThat(end.endsWithin(Duration.ofSeconds(1))).isTrue();
  }

  @Test
  void endIsSeenWhetherItIsGoodOrBad() {
    workflow.start();

    LongPoll end = LongPoll.begin(temporal, id, LONG);
    assertThat(end.endsWithin(LOOK)).isFalse();
    workflow.terminate("for the test");
    assertThat(end.endsWithin(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void callThatFailsIsMadeAgainInTheNextMoment() {
    LongPoll end = LongPoll.begin(temporal, "unknown-" + UUID.randomUUID(), LONG);
    long begun = System.nanoTime();
    assertThat(end.endsWithin(LOOK)).isFalse();
    assertThat(end.endsWithin(LOOK)).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(LOOK);

    assertThat(calls.get()).isBetween(2, 10);
  }

  @Test
  void callThatNobodyWaitsForAnyMoreIsNotCancelled() {
    workflow.start();

    String known = LongPoll.follow(temporal, id, LOOK, "known", Optional::empty, latest -> false);

    assertThat(known).isEqualTo("known");
    assertThat(calls).hasValue(1);
    assertThat(cancels).hasValue(0);
  }

  /** Counts the questions for a workflow's history, of which a long poll is one. */
  private final class Counting implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      if (method.equals(WorkflowServiceGrpc.getGetWorkflowExecutionHistoryMethod())) {
        calls.incrementAndGet();
      }
      return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {
          cancels.incrementAndGet();
          super.cancel(message, cause);
        }
      };
    }
  }
}
