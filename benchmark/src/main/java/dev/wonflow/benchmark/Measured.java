package dev.wonflow.benchmark;

/**
 * One block of a run.
 *
 * @param seconds it took
 * @param done payments that ended well within it
 * @param failed payments that did not
 * @param whole from the request's (open: intended) start to the end
 * @param confirm from the confirm's sending to its answer
 */
record Measured(
    String subject, Load load, double seconds, int done, int failed, Times whole, Times confirm) {
  double perSecond() {
    return done / seconds;
  }
}
