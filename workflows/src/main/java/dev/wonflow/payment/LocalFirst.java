package dev.wonflow.payment;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A step runs inside the workflow task first, which costs one event and no queue; when that fails
 * for a reason that is not final, it goes on as a regular activity with the durable retry policy,
 * where an operator sees its last error and next attempt.
 *
 * @param local with one try
 * @param regular with the durable retry policy
 */
public record LocalFirst<T>(T local, T regular) {
  /** Runs the step; fails only where no further try helps. */
  public <R> R step(Function<T, R> step) {
    try {
      return step.apply(local);
    } catch (ActivityFailure failure) {
      if (isFinal(failure)) {
        throw failure;
      }
      return step.apply(regular);
    }
  }

  /** The same for a step without an answer. */
  public void run(Consumer<T> step) {
    step(
        port -> {
          step.accept(port);
          return true;
        });
  }

  private static boolean isFinal(ActivityFailure failure) {
    return failure.getCause() instanceof CanceledFailure
        || (failure.getCause() instanceof ApplicationFailure cause && cause.isNonRetryable());
  }
}
