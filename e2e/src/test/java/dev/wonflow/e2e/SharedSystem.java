package dev.wonflow.e2e;

import org.junit.jupiter.api.BeforeAll;

/** Tests on the running system that all of them share. */
abstract class SharedSystem {
  static RunningSystem running;
  static Shop shop;
  static TossSide toss;
  static Books books;

  @BeforeAll
  static void start() {
    running = RunningSystem.shared();
    shop = running.shop;
    toss = running.toss;
    books = running.books;
  }
}
