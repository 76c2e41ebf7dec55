package dev.wonflow.benchmark;

/** One way to make a payment. Safe for several threads. */
interface Subject extends AutoCloseable {
  /** The word for it in tables and pictures. */
  String name();

  /**
   * Makes one whole payment.
   *
   * @param number no other payment of the run has it
   * @return nanoseconds from the confirm's sending until its answer
   * @throws RuntimeException if the payment did not end as it should
   */
  long pay(long number);

  @Override
  default void close() {}
}
