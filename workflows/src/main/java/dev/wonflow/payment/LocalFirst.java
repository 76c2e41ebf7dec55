package dev.wonflow.payment;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A step runs inside the workflow task first, which costs one event and no queue; when that fails
 * for a reason that is not final, it goes on as a regular activity with the durable retry policy,
 * where an operator sees its last error and next attempt.
 *
 * @param local with one try; null where the step takes too long for a workflow task
 * @param regular with the durable retry policy
 * @param between pause between the two; zero where the step goes on at once
 */
public record LocalFirst<T>(@Nullable T local, T regular, Duration between) {
  /** A step that goes on at once. */
  public LocalFirst(@Nullable T local, T regular) {
    this(local, regular, Duration.ZERO);
  }

  /** Runs the step; fails only where no further try helps. */
  public <R> R step(Function<T, R> step) {
    if (local == null) {
      return step.apply(regular);
    }
    try {
      return step.apply(local);
    } catch (ActivityFailure failure) {
      if (isFinal(failure)) {
        throw failure;
      }
      pause();
      return step.apply(regular);
    }
  }

  private void pause() {
    // Payments that were on their way before there was this pause do not know it.
    if (between.isPositive()
        && Workflow.getVersion("pause-after-local", Workflow.DEFAULT_VERSION, 1) == 1) {
      Workflow.sleep(between);
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
