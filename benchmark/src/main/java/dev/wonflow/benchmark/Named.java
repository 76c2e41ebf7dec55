package dev.wonflow.benchmark;

/** The same subject under another name, such as in another state of the world. */
record Named(String name, Subject subject) implements Subject {
  @Override
  public long pay(long number) {
    return subject.pay(number);
  }
}
