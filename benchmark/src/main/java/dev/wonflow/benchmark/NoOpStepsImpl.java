package dev.wonflow.benchmark;

final class NoOpStepsImpl implements NoOpSteps {
  @Override
  public String register(String id) {
    return id;
  }

  @Override
  public String begin(String id) {
    return id;
  }

  @Override
  public String charge(String id) {
    return id;
  }

  @Override
  public String book(String id) {
    return id;
  }

  @Override
  public String credit(String id) {
    return id;
  }
}
