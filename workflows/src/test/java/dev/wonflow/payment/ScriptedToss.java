package dev.wonflow.payment;

import dev.wonflow.error.ErrorCode;
import dev.wonflow.toss.Cancel;
import dev.wonflow.toss.Confirm;
import dev.wonflow.toss.FaultClass;
import dev.wonflow.toss.LookUp;
import dev.wonflow.toss.Toss;
import dev.wonflow.toss.TossAnswer;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Toss as a script of answers; the last one of each kind is repeated. */
final class ScriptedToss implements Toss {
  private final Deque<Supplier<TossAnswer>> confirms = new ArrayDeque<>();
  private final Deque<Supplier<TossAnswer>> lookUps = new ArrayDeque<>();
  private final Deque<Supplier<TossAnswer>> cancels = new ArrayDeque<>();
  final List<String> cancelKeys = new ArrayList<>();
  final List<String> confirmKeys = new ArrayList<>();
  final List<LookUp> questions = new ArrayList<>();

  synchronized ScriptedToss confirms(Supplier<TossAnswer> answer) {
    confirms.add(answer);
    return this;
  }

  synchronized ScriptedToss shows(Supplier<TossAnswer> answer) {
    lookUps.add(answer);
    return this;
  }

  synchronized ScriptedToss cancels(Supplier<TossAnswer> answer) {
    cancels.add(answer);
    return this;
  }

  static Supplier<TossAnswer> silence() {
    return () -> {
      throw ApplicationFailure.newFailure("No answer", ErrorCode.TOSS_NO_ANSWER.name());
    };
  }

  static Supplier<TossAnswer> refusal(String code) {
    return () -> new TossAnswer.Refused(FaultClass.of(code), code, "Toss says " + code);
  }

  @Override
  public synchronized TossAnswer confirm(Confirm confirm) {
    confirmKeys.add(confirm.idempotencyKey());
    return next(confirms).get();
  }

  @Override
  public synchronized TossAnswer cancel(Cancel cancel) {
    cancelKeys.add(cancel.idempotencyKey());
    return next(cancels).get();
  }

  @Override
  public synchronized TossAnswer lookUp(LookUp question) {
    questions.add(question);
    return next(lookUps).get();
  }

  private static Supplier<TossAnswer> next(Deque<Supplier<TossAnswer>> script) {
    return script.size() > 1 ? script.removeFirst() : script.getFirst();
  }
}
