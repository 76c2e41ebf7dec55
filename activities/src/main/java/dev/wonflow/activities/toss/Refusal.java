package dev.wonflow.activities.toss;

import dev.wonflow.toss.TossAnswer;

/** Carries a definite no through Feign, which knows results other than 200 as exceptions only. */
final class Refusal extends RuntimeException {
  private final TossAnswer.Refused answer;

  Refusal(TossAnswer.Refused answer) {
    super(answer.code(), null, false, false);
    this.answer = answer;
  }

  TossAnswer.Refused answer() {
    return answer;
  }
}
