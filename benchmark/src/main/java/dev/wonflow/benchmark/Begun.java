package dev.wonflow.benchmark;

/** A payment that was asked for; its buyer is at Toss. */
@FunctionalInterface
interface Begun {
  /**
   * The buyer agrees, and the payment is confirmed.
   *
   * @return nanoseconds from the confirm's sending until its answer
   * @throws RuntimeException if the payment did not end as it should
   */
  long confirm();
}
