package dev.wonflow.simulator.fault;

import dev.wonflow.simulator.gateway.Answer;
import dev.wonflow.simulator.gateway.Misbehaviour;
import dev.wonflow.simulator.gateway.TossError;
import java.util.Optional;

/** Nothing goes wrong. */
final class GoodBehaviour implements Misbehaviour {
  static final GoodBehaviour INSTANCE = new GoodBehaviour();

  private GoodBehaviour() {}

  @Override
  public String name() {
    return "";
  }

  @Override
  public Optional<Answer> before() {
    return Optional.empty();
  }

  @Override
  public Optional<TossError> instead() {
    return Optional.empty();
  }

  @Override
  public Answer after(Answer answer) {
    return answer;
  }
}
