package dev.wonflow.benchmark;

/** How one question is answered with the servers running. */
interface Experiment {
  /** Takes as long as it takes; everything it began has ended when it returns. */
  Report answer(Bench bench);

  /** The one for a question. */
  static Experiment on(Question question) {
    return switch (question) {
      case RESULTS -> new Comparison();
      case GROWTH -> new Growth();
      case OVERLOAD -> new Overload();
      case SOAK -> new Soak();
      case SCALE_OUT -> new ScaleOut();
    };
  }
}
