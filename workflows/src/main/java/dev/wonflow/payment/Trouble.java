package dev.wonflow.payment;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.toss.TossAnswer;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;

/** Why Toss has not decided yet, by its last answer or the lack of one. Never in a history. */
record Trouble(ErrorCode code, String words) {
  /** Toss shows a payment that waits for something. */
  static Trouble shown(TossAnswer.Found found) {
    return new Trouble(ErrorCode.TOSS_NO_ANSWER, "Toss shows " + found.payment().status());
  }

  static Trouble refused(TossAnswer.Refused refused) {
    return new Trouble(refused.reason(), "Toss says " + refused.code());
  }

  static Trouble silence(ActivityFailure failure) {
    boolean other =
        failure.getCause() instanceof ApplicationFailure cause
            && cause.getType().equals(ErrorCode.ANSWER_BINDING.name());
    return other
        ? new Trouble(ErrorCode.ANSWER_BINDING, ErrorCode.ANSWER_BINDING.meaning())
        : new Trouble(ErrorCode.TOSS_NO_ANSWER, "Toss gave no answer");
  }

  /** Whether no further try helps before a person has mended something. */
  boolean needsMending() {
    return code == ErrorCode.TOSS_UNAUTHORIZED || code == ErrorCode.TOSS_CONFIG;
  }
}
