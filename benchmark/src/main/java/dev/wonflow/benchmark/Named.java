package dev.wonflow.benchmark;

/** The same subject under another name, such as in another state of the world. */
record Named(String name, Subject subject) implements Subject {
  @Override
  public Begun begin(long number) {
    return subject.begin(number);
  }
}
