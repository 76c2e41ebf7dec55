package dev.wonflow.benchmark;

/**
 * One block of a run.
 *
 * @param seconds that count for the rate
 * @param done payments that ended well within them
 * @param failed payments that did not
 * @param whole from the request's (open: intended) start to the end, without the time at Toss
 * @param confirm from the confirm's sending to its answer
 */
record Measured(
    String subject, Load load, double seconds, int done, int failed, Times whole, Times confirm) {
  double perSecond() {
    return done / seconds;
  }
}
