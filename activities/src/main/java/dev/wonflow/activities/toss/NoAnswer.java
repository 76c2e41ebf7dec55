package dev.wonflow.activities.toss;

import static dev.wonflow.error.ErrorCode.TOSS_NO_ANSWER;

import io.temporal.failure.ApplicationFailure;

/** Toss may have done it or not: to be asked again, under the same key. */
final class NoAnswer {
  private NoAnswer() {}

  /** The failure; what came instead of an answer is named, never quoted: it may be anything. */
  static ApplicationFailure because(String reason) {
    return ApplicationFailure.newFailure(reason, TOSS_NO_ANSWER.name());
  }
}
