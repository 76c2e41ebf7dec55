package dev.wonflow.benchmark;

import io.temporal.activity.ActivityInterface;

/** The steps of a payment without their work. */
@ActivityInterface
public interface NoOpSteps {
  /** Nothing is stored. */
  String register(String id);

  /** Nothing is stored. */
  String begin(String id);

  /** Nobody is asked. */
  String charge(String id);

  /** Nothing is booked. */
  String book(String id);

  /** Nothing is credited. */
  String credit(String id);
}
