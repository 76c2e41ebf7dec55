package dev.wonflow.benchmark;

/** One way to make a payment. Safe for several threads. */
interface Subject extends AutoCloseable {
  /** The word for it in tables and pictures. */
  String name();

  /**
   * Asks for a payment.
   *
   * @param number no other payment of the run has it
   * @throws RuntimeException if it was not taken
   */
  Begun begin(long number);

  @Override
  default void close() {}
}
