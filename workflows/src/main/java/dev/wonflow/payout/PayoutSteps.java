package dev.wonflow.payout;

import dev.wonflow.payment.LocalFirst;
import dev.wonflow.payment.StepFailure;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a payout, each with its time-outs.
 *
 * @param toss one try: the workflow looks before each one itself
 */
record PayoutSteps(
    LocalFirst<PayoutRecords> records,
    LocalFirst<PayoutHours> hours,
    LocalFirst<PayoutOperations> operations,
    TossPayouts toss) {
  /** The database ends a statement after 1.5 seconds; a transaction is a few of them. */
  private static final Duration TRANSACTION = Duration.ofSeconds(5);

  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
  private static final RetryOptions ONE_TRY =
      RetryOptions.newBuilder().setMaximumAttempts(1).build();

  static PayoutSteps with(PayoutWaits waits) {
    return new PayoutSteps(
        stored(PayoutRecords.class),
        stored(PayoutHours.class),
        stored(PayoutOperations.class),
        Workflow.newActivityStub(TossPayouts.class, options(waits.tossCall(), ONE_TRY)));
  }

  /** A port to the database, tried until it succeeds or the failure is final. */
  static <T> LocalFirst<T> stored(Class<T> port) {
    RetryOptions lasting = RetryOptions.newBuilder().setMaximumInterval(LONGEST_BACKOFF).build();
    return new LocalFirst<>(
        Workflow.newLocalActivityStub(
            port,
            LocalActivityOptions.newBuilder()
                .setStartToCloseTimeout(TRANSACTION)
                .setRetryOptions(ONE_TRY)
                .build()),
        Workflow.newActivityStub(
            port,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(TRANSACTION)
                .setRetryOptions(lasting)
                .build()));
  }

  /** A port to Toss whose calls may be repeated under the same key. */
  static <T> T oneByOne(Class<T> port, Duration tossCall) {
    return Workflow.newActivityStub(
        port,
        options(tossCall, RetryOptions.newBuilder().setMaximumInterval(LONGEST_BACKOFF).build()));
  }

  /** Above the client's own time-out, since Temporal never stops a running body: 60 s to 75. */
  private static ActivityOptions options(Duration tossCall, RetryOptions retries) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(tossCall.multipliedBy(5).dividedBy(4))
        .setRetryOptions(retries)
        .build();
  }

  /** Null where there is no answer. */
  static @Nullable PayoutAnswer answer(Supplier<PayoutAnswer> call) {
    try {
      return call.get();
    } catch (ActivityFailure failure) {
      StepFailure.passOnCancellation(failure);
      return null;
    }
  }
}
