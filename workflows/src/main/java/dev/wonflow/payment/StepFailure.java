package dev.wonflow.payment;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;

/** What it means that a step failed after all its tries. */
public final class StepFailure {
  private StepFailure() {}

  /** Throws what is no failure of the step but the end of the scope that it ran in. */
  public static void passOnCancellation(ActivityFailure failure) {
    if (failure.getCause() instanceof CanceledFailure) {
      throw failure;
    }
  }

  /** Why, in words for an operator. */
  public static String reason(ActivityFailure failure) {
    return failure.getCause() instanceof ApplicationFailure cause
        ? cause.getOriginalMessage()
        : failure.getActivityType() + " failed";
  }
}
