package dev.wonflow.activities.payment;

import static dev.wonflow.error.ErrorCode.BOOKS_CONFLICT;

import io.temporal.failure.ApplicationFailure;

/** What is stored contradicts what is asked for: a person has to look, no retry helps. */
public final class BooksConflict {
  private BooksConflict() {}

  /** The failure; the message names ids, never amounts of other payments or secrets. */
  public static ApplicationFailure of(String message) {
    return ApplicationFailure.newNonRetryableFailure(message, BOOKS_CONFLICT.name());
  }

  /**
   * Refuses what is not so.
   *
   * @throws ApplicationFailure {@code BOOKS_CONFLICT}
   */
  public static void unless(boolean condition, String message) {
    if (!condition) {
      throw of(message);
    }
  }
}
